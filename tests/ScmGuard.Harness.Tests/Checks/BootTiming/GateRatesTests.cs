using System;
using System.Linq;
using ScmGuard.Harness.Checks.BootTiming;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Statistics;

namespace ScmGuard.Harness.Tests.Checks.BootTiming;

/// <summary>How often the gates are right on many units with 20 boots each. docs/harness/boot-timing.md shows these figures.</summary>
public sealed class GateRatesTests
{
    private const int Units = 1000;

    // The last three columns: what the unit's verdicts have to keep, in per cent.
    [Theory]
    [InlineData("a proper A1", "A1", 0.0, 50, 0, 99.0, 100, 0, 0.5)]
    [InlineData("a proper B1", "B1", 0.3, 50, 0, 93.0, 100, 0, 0.5)]
    [InlineData("a B1 with a slow boot in ten", "B1", 0.1, 50, 0, 70.0, 100, 0, 0.5)]
    [InlineData("an A1 with the slow mode of a B1", "A1", 0.3, 50, 0, 0, 0.5, 97, 100)]
    [InlineData("an A1 that is 20 s too slow", "A1", 0.0, 50, 20, 0, 0.5, 99, 100)]
    [InlineData("a B1 that is 20 s too slow", "B1", 0.3, 50, 20, 0, 0.5, 99, 100)]
    [InlineData("a B1 whose slow mode is 75 s above", "B1", 0.3, 75, 0, 0, 2, 90, 100)]
    [InlineData("a B1 whose slow mode is 28 s above", "B1", 0.3, 28, 0, 0, 0.5, 50, 100)]
    [InlineData("a B1 of which 95 % of the boots are slow", "B1", 0.95, 50, 0, 0, 0.5, 70, 100)]
    public void Units_get_the_verdict_that_they_deserve(
        string unit, string revision, double slowShare, double offset, double delay, double leastGood, double mostGood, double leastFail, double mostFail)
    {
        SplitMix random = new(11);
        int good = 0;
        int failed = 0;
        for (int i = 0; i < Units; i++)
        {
            Censored[] boots = [.. Enumerable.Range(0, BootTimingCheck.DefaultBoots).Select(_ => Boot(random, slowShare, offset, delay))];
            Verdict verdict = Verdicts.Worst(BootGates.Judge(new BootEvidence(boots) { Revision = revision }, BootTimingLimits.Default).Select(gate => gate.Verdict).OfType<Verdict>());
            good += verdict.IsGood() ? 1 : 0;
            failed += verdict is Verdict.Fail ? 1 : 0;
        }

        double goodPercent = 100.0 * good / Units;
        double failedPercent = 100.0 * failed / Units;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{unit}: good {goodPercent:0.0} %, fail {failedPercent:0.0} %, undecided {100 - goodPercent - failedPercent:0.0} %, of {Units} units"));
        Assert.InRange(goodPercent, leastGood, mostGood);
        Assert.InRange(failedPercent, leastFail, mostFail);
    }

    // A hump of 2 s around 90 s with a tail: one boot in twenty waits up to 8 s longer. Known to 4 s, as on a unit.
    private static Censored Boot(SplitMix random, double slowShare, double offset, double delay)
    {
        double hump = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 4;
        double tail = random.NextDouble() < 0.05 ? random.NextDouble() * 8 : 0;
        double time = 90 + delay + hump + tail + (random.NextDouble() < slowShare ? offset : 0);
        return new Censored(time - 3, time + 1);
    }
}
