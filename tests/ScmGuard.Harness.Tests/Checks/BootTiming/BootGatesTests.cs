using System;
using System.Linq;
using ScmGuard.Harness.Boot;
using ScmGuard.Harness.Checks.BootTiming;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Statistics;

namespace ScmGuard.Harness.Tests.Checks.BootTiming;

public sealed class BootGatesTests
{
    [Theory]
    [InlineData(90, Verdict.Pass)]
    [InlineData(97, Verdict.Marginal)]
    [InlineData(100, Verdict.Inconclusive)]
    [InlineData(110, Verdict.Fail)]
    public void The_fast_mode_s_median_is_held_against_the_budget(double median, Verdict expected) =>
        Assert.Equal(expected, Gate(A1(Around(median, 20)), "fast mode").Verdict);

    [Fact]
    public void Too_few_fast_boots_say_how_many_more_are_needed() =>
        Assert.Contains("2 more are needed", Gate(A1(Around(90, 4)), "fast mode").Text);

    [Theory]
    [InlineData(20, 0, Verdict.Pass)]
    [InlineData(17, 0, Verdict.Pass)]
    [InlineData(16, 0, Verdict.Inconclusive)]
    [InlineData(19, 1, Verdict.Inconclusive)]
    [InlineData(18, 2, Verdict.Fail)]
    [InlineData(14, 6, Verdict.Fail)]
    public void A_slow_mode_is_no_part_of_revision_A(int fast, int slow, Verdict expected) =>
        Assert.Equal(expected, Gate(A1([.. Around(90, fast), .. Around(140, slow)]), "slow mode").Verdict);

    [Fact]
    public void Too_few_boots_of_revision_A_say_how_many_more_are_needed() =>
        Assert.Contains("5 more boots are needed", Gate(A1(Around(90, 12)), "slow mode").Text);

    [Theory]
    [InlineData(20, 0, 50, Verdict.Pass)]
    [InlineData(14, 6, 50, Verdict.Pass)]
    [InlineData(18, 2, 50, Verdict.Pass)]
    [InlineData(19, 1, 50, Verdict.Inconclusive)]
    [InlineData(14, 6, 64, Verdict.Inconclusive)]
    [InlineData(14, 6, 75, Verdict.Fail)]
    [InlineData(14, 6, 25, Verdict.Fail)]
    [InlineData(6, 14, 50, Verdict.Inconclusive)]
    [InlineData(6, 60, 50, Verdict.Fail)]
    public void A_slow_mode_of_revision_B_is_judged_by_its_offset_and_its_share(int fast, int slow, double offset, Verdict expected) =>
        Assert.Equal(expected, Gate(B1([.. Around(90, fast), .. Around(90 + offset, slow)]), "slow mode").Verdict);

    [Theory]
    [InlineData(20, 0, 50, Verdict.Pass, "looks like Rev A, or like a Rev B of which no slow boot was seen")]
    [InlineData(14, 6, 50, Verdict.Inconclusive, "looks like Rev B")]
    [InlineData(14, 6, 75, Verdict.Fail, "looks like neither")]
    public void Without_a_known_revision_it_is_said_what_it_looks_like_and_nothing_is_guessed(int fast, int slow, double offset, Verdict expected, string text)
    {
        Gate gate = Gate(new BootEvidence([.. Around(90, fast), .. Around(90 + offset, slow)]), "slow mode");
        Assert.Equal(expected, gate.Verdict);
        Assert.Contains(text, gate.Text);
    }

    [Fact]
    public void A_boot_that_takes_too_long_fails_by_itself() => Assert.Equal(Verdict.Fail, Gate(B1([.. Around(90, 19), new Censored(170, 172)]), "slowest boot").Verdict);

    [Fact]
    public void Boots_in_neither_mode_are_undecided() =>
        Assert.Equal(Verdict.Inconclusive, Gate(B1([.. Around(90, 14), .. Around(120, 3), .. Around(142, 3)]), "modes").Verdict);

    [Fact]
    public void Modes_that_run_into_each_other_are_undecided() =>
        Assert.Contains("cannot be split", Gate(B1([.. Enumerable.Range(0, 20).Select(i => Censored.Exactly(90 + (3 * i)))]), "modes").Text);

    [Fact]
    public void A_boot_without_a_time_is_missing_evidence() => Assert.Equal(Verdict.Inconclusive, Gate(A1(Around(90, 19)) with { Untimed = 1 }, "boots").Verdict);

    [Fact]
    public void No_boots_are_no_pass() => Assert.All(
        BootGates.Judge(new BootEvidence([]), BootTimingLimits.Default).Where(gate => gate.Name is not "modes"), gate => Assert.True(gate.Verdict is null or Verdict.Inconclusive, gate.Name));

    [Theory]
    [InlineData(59, 0, Verdict.Pass, "")]
    [InlineData(58, 0, Verdict.Inconclusive, "1 more are needed")]
    [InlineData(58, 1, Verdict.Inconclusive, "is not shown; nor is the contrary")]
    [InlineData(18, 2, Verdict.Fail, "does not have")]
    public void A_reliability_is_shown_by_boots_without_a_failure(int good, int failed, Verdict expected, string text)
    {
        BootEvidence evidence = A1([.. Around(90, good), .. Around(200, failed)]) with { Claim = new ReliabilityClaim(0.95, 0.95) };
        Gate gate = Gate(evidence, "reliability");
        Assert.Equal(expected, gate.Verdict);
        Assert.Contains(text, gate.Text);
        Assert.Equal(expected is Verdict.Pass or Verdict.Fail, BootGates.IsSettled(evidence.Claim!, evidence, BootTimingLimits.Default));
    }

    [Theory]
    [InlineData(90, Verdict.Pass)]
    [InlineData(80, Verdict.Fail)]
    public void Boots_are_compared_with_the_unit_s_own_history(double before, Verdict expected)
    {
        BootEvidence evidence = A1(Around(90, 20)) with { History = [Series("old", "01.00.00", before), Series("older", "01.00.00", before)], Firmware = "01.02.02release" };
        Gate gate = Gate(evidence, "drift");
        Assert.Equal(expected, gate.Verdict);
        Assert.Equal(expected is Verdict.Fail, gate.Text.Contains("20 fast boots ago, with the step from 01.00.00 to 01.02.02release", StringComparison.Ordinal));
    }

    [Fact]
    public void Slow_boots_in_the_history_are_no_drift() =>
        Assert.Equal(Verdict.Pass, Gate(B1(Around(90, 20)) with { History = [new BootSeries("old", DateTimeOffset.UnixEpoch, "f", [.. Around(90, 8).Concat(Around(140, 12)).Select(boot => boot.Middle)])] }, "drift").Verdict);

    [Fact]
    public void Without_a_history_drift_is_not_judged()
    {
        Assert.Equal((null, "not judged: no history is kept"), (Gate(A1(Around(90, 20)), "drift").Verdict, Gate(A1(Around(90, 20)), "drift").Text));
        Assert.Null(Gate(A1(Around(90, 20)) with { History = [] }, "drift").Verdict);
    }

    [Fact]
    public void No_measurement_says_anything_else_than_its_gate()
    {
        double[] fastMedians = [80, 94, 97, 99, 100, 101, 110];
        int[] slowCounts = [0, 1, 2, 6, 15];
        foreach (BootEvidence evidence in fastMedians.SelectMany(_ => slowCounts, (fast, slow) => B1([.. Around(fast, 20 - slow), .. Around(fast + 55, slow)])))
        {
            foreach (Gate gate in BootGates.Judge(evidence, BootTimingLimits.Default))
            {
                Assert.All(gate.Measurements, measurement => Assert.True(measurement.Verdict is null || measurement.Verdict == gate.Verdict, $"{gate.Name}: {gate.Verdict}, {measurement}"));
            }
        }
    }

    private static Gate Gate(BootEvidence evidence, string name) => BootGates.Judge(evidence, BootTimingLimits.Default).First(gate => gate.Name == name);

    private static BootEvidence A1(Censored[] boots) => new(boots) { Revision = "A1" };

    private static BootEvidence B1(Censored[] boots) => new(boots) { Revision = "B1" };

    private static BootSeries Series(string run, string firmware, double median) => new(run, DateTimeOffset.UnixEpoch, firmware, [.. Around(median, 20).Select(boot => boot.Middle)]);

    /// <summary>Boots within 2 s around a median, each known to 1 s.</summary>
    private static Censored[] Around(double median, int count) =>
        [.. Enumerable.Range(0, count).Select(i => median - 2 + (4.0 * ((i * 7) % Math.Max(1, count)) / Math.Max(1, count - 1))).Select(middle => new Censored(middle - 0.5, middle + 0.5))];
}
