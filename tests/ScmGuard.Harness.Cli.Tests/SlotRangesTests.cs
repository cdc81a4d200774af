using System;
using System.Linq;
using ScmGuard.Harness.Cli.Virtual;

namespace ScmGuard.Harness.Cli.Tests;

public sealed class SlotRangesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("3", "3")]
    [InlineData("3 4", "3-4")]
    [InlineData("0 1 2 5 7 8 9", "0-2, 5, 7-9")]
    public void Neighbours_are_written_as_a_range(string slots, string expected) =>
        Assert.Equal(expected, SlotRanges.Of([.. slots.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]));
}
