using System.Linq;
using FsCheck.Fluent;
using ScmGuard.Harness.Statistics;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Statistics;

public sealed class TwoModesTests
{
    private const double LeastOffset = 35;

    [Fact]
    public void Planted_modes_are_told_apart_in_any_order() => Properties.ForAll(
        from fast in Gen.Choose(0, 800).ArrayOf(14)
        from slow in Gen.Choose(0, 800).ArrayOf(6)
        from offset in Gen.Choose(36, 80)
        from order in Gen.Shuffle(Enumerable.Range(0, 20).ToArray())
        select (Fast: fast.Select(value => 90 + (value / 100.0)).ToArray(), Slow: slow.Select(value => 90 + offset + (value / 100.0)).ToArray(), offset, order),
        planted =>
        {
            double[] all = [.. planted.Fast, .. planted.Slow];
            TwoModes modes = TwoModes.Of([.. planted.order.Select(i => new Censored(all[i] - 2, all[i] + 2))], LeastOffset);
            Assert.Null(modes.Doubt);
            Assert.Equal((14, 6, 0), (modes.Fast.Count, modes.Slow.Count, modes.Beyond.Count));
            Estimate median = modes.FastMedian(0.95)!.Value;
            Estimate offset = modes.SlowOffset(0.95)!.Value;
            Assert.InRange(Quantile.Median(planted.Fast), median.Lower, median.Upper);
            Assert.InRange(planted.offset, offset.Lower - 8, offset.Upper + 8);
            Assert.Equal(0.3, modes.SlowShare(0.95)!.Value.Value, 9);
        });

    [Fact]
    public void One_mode_has_no_slow_one()
    {
        TwoModes modes = TwoModes.Of([.. Enumerable.Range(0, 10).Select(i => Censored.Exactly(90 + i))], LeastOffset);
        Assert.Equal((10, 0), (modes.Fast.Count, modes.Slow.Count));
        Assert.Null(modes.SlowOffset(0.95));
        Assert.Equal(0, modes.SlowShare(0.95)!.Value.Value);
    }

    [Fact]
    public void What_two_modes_do_not_explain_is_kept_apart()
    {
        TwoModes modes = TwoModes.Of([.. new double[] { 90, 91, 140, 141, 190 }.Select(Censored.Exactly)], LeastOffset);
        Assert.Equal((2, 2, 1), (modes.Fast.Count, modes.Slow.Count, modes.Beyond.Count));
        Assert.Null(modes.Doubt);
    }

    // The controls: what cannot be told apart must not be.
    [Fact]
    public void Values_that_run_into_each_other_are_doubted() =>
        Assert.Contains("run into each other", TwoModes.Of([.. Enumerable.Range(0, 12).Select(i => Censored.Exactly(90 + (i * 5)))], LeastOffset).Doubt);

    [Fact]
    public void Values_that_are_known_too_coarsely_are_doubted() =>
        Assert.Contains("too coarse", TwoModes.Of([new Censored(80, 100), new Censored(81, 99)], LeastOffset).Doubt);

    [Fact]
    public void Nothing_has_no_modes()
    {
        TwoModes modes = TwoModes.Of([], LeastOffset);
        Assert.Equal(0, modes.Count);
        Assert.Null(modes.FastMedian(0.95));
        Assert.Null(modes.SlowShare(0.95));
    }
}
