using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Led;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Tests.Led;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Checks.Led;

public sealed class BootSequenceTests
{
    private static readonly IEnumerable<int> s_slow = Enumerable.Repeat(500, 20);
    private static readonly IEnumerable<int> s_rapid = Enumerable.Repeat(100, 39);

    [Theory]
    [InlineData("scm-a1")]
    [InlineData("scm-b1")]
    [InlineData("zymkey4")]
    public async Task A_virtual_unit_s_boot_is_seen_from_its_begin_to_its_end(string profile)
    {
        await using SimulatedUnit unit = SimulatedUnit.Open(null, UnitProfile.Parse(profile));
        await unit.RebootAsync(RebootKind.Soft, () => { }, CancellationToken.None);
        LineTrace trace = unit.ReadLedOfBoot()!;
        BootSequence sequence = BootSequence.Find(trace);
        Assert.True(sequence.IsWhole, sequence.ToString());
        Assert.InRange((sequence.Slow + sequence.Rapid + sequence.Off) / trace.Length, 0.95, 1);
    }

    [Fact]
    public void Slow_flashes_then_rapid_ones_then_off_are_a_boot_with_their_times()
    {
        BootSequence sequence = BootSequence.Find(Traces.Of([300, .. s_slow, .. s_rapid, 2100, 100, 2900]));
        Assert.True(sequence.IsWhole);
        Assert.Equal("slow flashes for 10 s, rapid flashes (5 a second) for 3.8 s, off for 2.1 s", sequence.ToString());
    }

    public static TheoryData<string, int[]> Others { get; } = new()
    {
        { "nothing", [5000] },
        { "a heartbeat", [1000, 100, 2900, 100, 2900, 100, 2900, 100, 2900] },
        { "unbound", [100, .. Enumerable.Repeat(100, 80)] },
        { "rapid before slow", [100, .. s_rapid, .. s_slow, 5000] },
        { "no rapid", [300, .. s_slow, 5000] },
        { "no end of the rapid", [300, .. s_slow, .. s_rapid] },
        { "two slow flashes", [300, 500, 500, 500, 500, .. s_rapid, 5000] },
        { "very rapid", [300, .. s_slow, .. Enumerable.Repeat(50, 39), 5000] },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_boot_is_none(string what, int[] milliseconds)
    {
        BootSequence sequence = BootSequence.Find(Traces.Of(milliseconds));
        Assert.False(sequence.IsWhole, $"{what}: {sequence}");
    }
}
