using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Boot;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Statistics;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.BootTiming;

/// <summary>
/// Judges boots. A gate fails if its interval lies beyond the limit, passes if it lies within, and is undecided if it lies on both sides. Source: SCM FAQ
/// and Troubleshooting.
/// </summary>
internal static class BootGates
{
    // A unit that fails this many times more rarely than claimed is never to be called bad.
    private const int GoodRatio = 10;

    // With more history than this the exact comparison takes long and says no more.
    private const int MostHistory = 100;
    private const int LookAhead = 300;
    private const double ChangeProbability = 0.01;

    /// <summary>All gates, in the order of a report.</summary>
    public static IReadOnlyList<Gate> Judge(BootEvidence evidence, BootTimingLimits limits)
    {
        TwoModes modes = TwoModes.Of(evidence.Boots, limits.LeastOffset);
        List<Gate> gates = [Times(evidence), Slowest(evidence, limits)];
        if (modes.Doubt is { } doubt)
        {
            gates.Add(new Gate("modes", Verdict.Inconclusive, $"the boots cannot be split into a fast and a slow mode: {doubt}")
            {
                Remedy = "Look at the distribution in the report, and repeat the run with more boots.",
            });
        }
        else
        {
            gates.AddRange([Explained(modes), FastMedian(modes, evidence, limits), SlowMode(modes, evidence, limits)]);
            gates.Add(evidence.History is null ? new Gate("drift", null, "not judged: no history is kept") : Drift(modes, evidence, limits));
        }

        if (evidence.Claim is { } claim)
        {
            gates.Add(Reliability(claim, evidence, limits));
        }

        return gates;
    }

    /// <summary>Whether the claim is shown, or is known not to hold: more boots would change nothing.</summary>
    public static bool IsSettled(ReliabilityClaim claim, BootEvidence evidence, BootTimingLimits limits)
    {
        (int failed, int good, int tries) = Count(evidence, limits);
        return good == tries ? tries >= claim.TriesNeeded : Test(claim).IsBad(failed, tries) == true;
    }

    private static Gate Times(BootEvidence evidence)
    {
        int all = evidence.Boots.Count + evidence.Untimed;
        return new Gate(
            "boots",
            evidence.Untimed == 0 && all > 0 ? Verdict.Pass : Verdict.Inconclusive,
            $"{evidence.Boots.Count} of {all} boots have a time",
            new Measurement("boots with a time", evidence.Boots.Count, "1"))
        {
            Remedy = evidence.Untimed == 0 ? null : "See the steps of the boots without a time for the reason.",
        };
    }

    private static Gate Slowest(BootEvidence evidence, BootTimingLimits limits)
    {
        if (evidence.Boots.Count == 0)
        {
            return new Gate("slowest boot", Verdict.Inconclusive, "no boot has a time");
        }

        Censored slowest = evidence.Boots.MaxBy(boot => boot.Middle);
        Verdict verdict = slowest.Lower > limits.Slowest ? Verdict.Fail : slowest.Upper <= limits.Slowest ? Verdict.Pass : Verdict.Inconclusive;
        return new Gate(
            "slowest boot",
            verdict,
            FormattableString.Invariant($"the slowest boot took {slowest} s, where {limits.Slowest:0.#} s are allowed"),
            Bounds("slowest boot", slowest.Middle, slowest.Lower, slowest.Upper, "s", verdict, Limits.AtMost(limits.Slowest)))
        {
            Remedy = verdict is Verdict.Pass ? null : "Look at what that boot waited for: its milestones, the LED, `journalctl -b`.",
        };
    }

    private static Gate FastMedian(TwoModes modes, BootEvidence evidence, BootTimingLimits limits)
    {
        if (modes.FastMedian(evidence.Confidence) is not { } median)
        {
            int missing = Quantile.LeastForMedian(evidence.Confidence) - modes.Fast.Count;
            return new Gate("fast mode", Verdict.Inconclusive, FormattableString.Invariant($"{modes.Fast.Count} boots in the fast mode are too few for its median at {evidence.Confidence:P0}: {missing} more are needed"))
            {
                Remedy = "Set boot-timing.boots higher.",
            };
        }

        Limits limit = new(null, limits.FastMedian, limits.FastMedianBand, SourcePages.ScmFaq);
        Verdict verdict = median.Lower > limits.FastMedian ? Verdict.Fail : median.Upper > limits.FastMedian ? Verdict.Inconclusive : limit.Judge(median.Upper);
        return new Gate(
            "fast mode",
            verdict,
            FormattableString.Invariant($"the fast mode's median is {median} s, where {limits.FastMedian:0.#} s are allowed"),
            Bounds("fast mode, median", median, "s", verdict, limit))
        {
            Remedy = verdict switch
            {
                Verdict.Fail => "Look where the seconds go: the milestones' medians stand beside this.",
                Verdict.Inconclusive => $"Set boot-timing.boots to {2 * modes.Count} or more: the interval lies on both sides of the limit.",
                _ => null,
            },
        };
    }

    private static Gate Explained(TwoModes modes) => modes.Beyond.Count == 0
        ? new Gate("modes", Verdict.Pass, "every boot belongs to the fast or to the slow mode")
        : new Gate("modes", Verdict.Inconclusive, $"{modes.Beyond.Count} boots belong neither to the fast nor to the slow mode: {string.Join(", ", modes.Beyond)} s", new Measurement("boots in no mode", modes.Beyond.Count, "1"))
        {
            Remedy = "Look at what those boots waited for; no page describes boots like them.",
        };

    private static Gate SlowMode(TwoModes modes, BootEvidence evidence, BootTimingLimits limits)
    {
        if (modes.SlowShare(evidence.Confidence) is not { } share)
        {
            return new Gate("slow mode", Verdict.Inconclusive, "no boot has a time");
        }

        Estimate? offset = modes.SlowOffset(evidence.Confidence);
        (Verdict Verdict, string Text, string? Remedy) ofA = OnRevisionA(modes, share, evidence, limits);
        (Verdict Verdict, string Text, string? Remedy) ofB = OnRevisionB(modes, share, offset, evidence, limits);
        string seen = FormattableString.Invariant($"{modes.Slow.Count} of {modes.Count} boots are slow, a share of {share}");
        string above = offset is { } known ? FormattableString.Invariant($", {known} s above the fast mode") : "";
        string looks = modes.Slow.Count == 0
            ? "like Rev A, or like a Rev B of which no slow boot was seen"
            : ofB.Verdict is Verdict.Fail ? "like neither Rev A nor Rev B" : "like Rev B";
        (Verdict verdict, string text, string? remedy) = evidence.Revision switch
        {
            ['A' or 'a', ..] => ofA,
            ['B' or 'b', ..] => ofB,

            // What is the same on both does not depend on which one it is.
            _ when ofA.Verdict == ofB.Verdict => (ofA.Verdict, $"the revision is not known; it looks {looks}", ofA.Remedy),
            _ => (Verdict.Inconclusive, $"the revision is not known, and a Rev A would get {ofA.Verdict}, a Rev B {ofB.Verdict}; it looks {looks}", "Name the unit's revision in the station file; it is printed on the module."),
        };
        List<Measurement> measurements = [.. Bounds("slow share", share, "1", verdict, null)];
        if (offset is { } estimate)
        {
            measurements.AddRange(Bounds("slow mode, offset", estimate, "s", verdict, null));
        }

        return new Gate("slow mode", verdict, $"{seen}{above}: {text}", measurements) { Remedy = remedy };
    }

    private static (Verdict Verdict, string Text, string? Remedy) OnRevisionA(TwoModes modes, Estimate share, BootEvidence evidence, BootTimingLimits limits)
    {
        if (share.Lower > limits.RevisionATolerated)
        {
            return (Verdict.Fail, "a Rev A unit has no slow mode", "Look whether it is a Rev A at all: the revision is printed on the module. If it is, look what the slow boots waited for.");
        }

        if (modes.Slow.Count > 0)
        {
            return (Verdict.Inconclusive, "one slow boot may be an accident or a mode that a Rev A unit must not have", $"Repeat the run with {Math.Max(modes.Count, 20)} boots or more.");
        }

        if (share.Upper <= limits.RevisionAExcluded)
        {
            return (Verdict.Pass, FormattableString.Invariant($"a slow mode with more than {share.Upper:P0} of the boots is ruled out"), null);
        }

        int? needed = Enumerable.Range(modes.Count, LookAhead).Cast<int?>().FirstOrDefault(count => Binomial.Share(0, count!.Value, evidence.Confidence).Upper <= limits.RevisionAExcluded);
        return (
            Verdict.Inconclusive,
            FormattableString.Invariant($"a slow mode with {limits.RevisionAExcluded:P0} of the boots is not ruled out{(needed is null ? "" : $": {needed - modes.Count} more boots are needed")}"),
            "Set boot-timing.boots higher.");
    }

    private static (Verdict Verdict, string Text, string? Remedy) OnRevisionB(TwoModes modes, Estimate share, Estimate? offset, BootEvidence evidence, BootTimingLimits limits)
    {
        if (share.Lower > limits.RevisionBAtMost)
        {
            return (Verdict.Fail, FormattableString.Invariant($"more than {limits.RevisionBAtMost:P0} of a Rev B unit's boots are slow"), "Look what the slow boots waited for, and report it to the vendor.");
        }

        double least = limits.SlowOffset - limits.SlowOffsetTolerance;
        double most = limits.SlowOffset + limits.SlowOffsetTolerance;
        if (offset is { } known && (known.Lower > most || known.Upper < least))
        {
            return (Verdict.Fail, FormattableString.Invariant($"Rev B's slow boots are {least:0.#} to {most:0.#} s above its fast ones"), "Look what the slow boots waited for: this is not Rev B's known extra time.");
        }

        if (share.Upper > limits.RevisionBAtMost)
        {
            int? needed = share.Value >= limits.RevisionBAtMost ? null : Enumerable.Range(modes.Count, LookAhead).Cast<int?>().FirstOrDefault(
                count => Binomial.Share((int)Math.Round(share.Value * count!.Value), count.Value, evidence.Confidence).Upper <= limits.RevisionBAtMost);
            return (
                Verdict.Inconclusive,
                FormattableString.Invariant($"a share of more than {limits.RevisionBAtMost:P0} is not ruled out{(needed is null ? "" : $": {needed - modes.Count} more boots are needed if as many of them are slow")}"),
                "Set boot-timing.boots higher.");
        }

        return modes.Slow.Count == 0
            ? (Verdict.Pass, "no slow boot was seen, so there is no offset to judge; on Rev B that is normal", null)
            : offset is not { } estimate
            ? (Verdict.Inconclusive, "the slow boots are too few for an interval of their offset: one or two more are needed", "Set boot-timing.boots higher.")
            : estimate.Lower >= least && estimate.Upper <= most
            ? (Verdict.Pass, "which is normal on Rev B", null)
            : (Verdict.Inconclusive, FormattableString.Invariant($"the offset's interval lies on both sides of {least:0.#} to {most:0.#} s"), $"Set boot-timing.boots to {2 * modes.Count} or more.");
    }

    private static Gate Drift(TwoModes modes, BootEvidence evidence, BootTimingLimits limits)
    {
        IReadOnlyList<BootSeries> history = evidence.History!;
        (string Firmware, double Seconds)[] before =
        [
            .. history.SelectMany(run => TwoModes.Of([.. run.Seconds.Select(Censored.Exactly)], limits.LeastOffset).Fast, (run, boot) => (run.Firmware, boot.Middle)).TakeLast(MostHistory),
        ];
        if (RankSum.Shift([.. before.Select(boot => Censored.Exactly(boot.Seconds))], [.. modes.Fast.Select(boot => Censored.Exactly(boot.Middle))], evidence.Confidence) is not { } shift)
        {
            // A first run cannot be compared, and nothing was asked of it that it could miss.
            return new Gate("drift", null, $"not judged: the unit's history of {before.Length} fast boots is too short to compare with");
        }

        Verdict verdict = shift.Lower > limits.Drift ? Verdict.Fail : shift.Upper <= limits.Drift ? Verdict.Pass : Verdict.Inconclusive;
        string text = FormattableString.Invariant($"fast boots take {shift} s longer than the {before.Length} before this run, where {limits.Drift:0.#} s are allowed");
        List<Measurement> measurements = [.. Bounds("drift", shift, "s", verdict, Limits.AtMost(limits.Drift))];
        if (ChangePoint.Find([.. before.Select(boot => boot.Seconds), .. modes.Fast.Select(boot => boot.Middle)]) is { } change && change.Probability <= ChangeProbability)
        {
            string firmware = change.Index < before.Length ? before[change.Index].Firmware : evidence.Firmware ?? "an unknown firmware";
            string last = before[Math.Min(change.Index, before.Length) - 1].Firmware;
            string step = firmware == last ? $"under {firmware}" : $"with the step from {last} to {firmware}";
            text += FormattableString.Invariant($"; the level changed by {change.Shift:0.#} s {before.Length + modes.Fast.Count - change.Index} fast boots ago, {step}");
            measurements.Add(new Measurement("change of level, probability without one", change.Probability, "1"));
        }

        return new Gate("drift", verdict, text, measurements) { Remedy = verdict is Verdict.Pass ? null : "Compare the milestones with those of earlier runs: firmware, packages, file system, network." };
    }

    private static Gate Reliability(ReliabilityClaim claim, BootEvidence evidence, BootTimingLimits limits)
    {
        (int failed, int good, int tries) = Count(evidence, limits);
        string asked = FormattableString.Invariant($"a reliability of {claim.Reliability:0.####} at {claim.Confidence:P0}");
        Measurement[] counted = [new("good boots", good, "1"), new("failed boots", failed, "1")];
        if (good < tries)
        {
            return Test(claim).IsBad(failed, tries) == true
                ? new Gate("reliability", Verdict.Fail, $"{failed} of {tries} boots failed: the unit does not have {asked}", counted) { Remedy = "Look at what the failed boots waited for." }
                : new Gate("reliability", Verdict.Inconclusive, $"{tries - good} of {tries} boots failed or may have, so that {asked} is not shown; nor is the contrary", counted)
                {
                    Remedy = $"Find the cause, then begin a new run of {claim.TriesNeeded} boots.",
                };
        }

        int missing = claim.TriesNeeded - tries;
        return missing <= 0
            ? new Gate("reliability", Verdict.Pass, $"{tries} boots without a failure show {asked}", counted)
            : new Gate("reliability", Verdict.Inconclusive, $"{tries} boots without a failure do not show {asked} yet: {missing} more are needed", counted)
            {
                Remedy = $"Set boot-timing.boots to {claim.TriesNeeded} or more.",
            };
    }

    // A boot whose bounds lie on both sides of the limit neither failed nor succeeded for certain.
    private static (int Failed, int Good, int Tries) Count(BootEvidence evidence, BootTimingLimits limits) =>
        (evidence.Boots.Count(boot => boot.Lower > limits.Slowest), evidence.Boots.Count(boot => boot.Upper <= limits.Slowest), evidence.Boots.Count);

    private static SequentialTest Test(ReliabilityClaim claim) =>
        new((1 - claim.Reliability) / GoodRatio, 1 - claim.Reliability, Math.Min(0.49, 1 - claim.Confidence));

    private static Measurement[] Bounds(string name, Estimate estimate, string unit, Verdict verdict, Limits? limits) =>
        Bounds(name, estimate.Value, estimate.Lower, estimate.Upper, unit, verdict, limits);

    // The bound that decided has the limits, so that it and the gate say the same. One that decides nothing has none.
    private static Measurement[] Bounds(string name, double value, double lower, double upper, string unit, Verdict verdict, Limits? limits) =>
    [
        new Measurement(name, value, unit),
        new Measurement($"{name}, lower bound", lower, unit, verdict is Verdict.Fail ? limits : null),
        new Measurement($"{name}, upper bound", upper, unit, verdict.IsGood() ? limits : null),
    ];
}
