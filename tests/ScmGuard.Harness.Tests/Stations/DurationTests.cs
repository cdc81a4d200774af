using System;
using System.Globalization;
using ScmGuard.Harness.Stations;

namespace ScmGuard.Harness.Tests.Stations;

public sealed class DurationTests
{
    [Theory]
    [InlineData("10s", "00:00:10")]
    [InlineData("5m", "00:05:00")]
    [InlineData("1.5h", "01:30:00")]
    [InlineData("0s", "00:00:00")]
    public void A_number_and_a_unit_are_a_time(string text, string expected) =>
        Assert.Equal(TimeSpan.Parse(expected, CultureInfo.InvariantCulture), Duration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1e3s")]
    [InlineData("10 s")]
    [InlineData("10ms")]
    [InlineData("1h30m")]
    [InlineData("NaNs")]
    [InlineData("Infinityh")]
    [InlineData("99999999h")]
    public void Anything_else_is_none(string text) => Assert.Null(Duration.Parse(text));
}
