using System;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Drawing;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Led;

/// <summary>What a reading of the LED says about a unit whose state is known, or is not.</summary>
internal static class LedJudgement
{
    private const string LookAtWiring = "Look at the wiring and the sensor, then learn what the line can be trusted with: scm-harness led calibrate.";

    /// <summary>What the LED of a unit in a state shows.</summary>
    /// <remarks>Source: SCM FAQ and Troubleshooting.</remarks>
    public static LedShown Expected(BindingInfo binding) => binding switch
    {
        { IsBound: true, IsLocked: true } => LedShown.ProductionRunning,
        { IsBound: true } => LedShown.DeveloperRunning,
        { IsLocked: true } => LedShown.CannotBind,
        _ => LedShown.Unbound,
    };

    /// <summary>Judges a reading. What was not decoded proves nothing, and neither does a LED that never changes: so does a line that is not connected.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="binding">What the module says of itself; null if it does not answer.</param>
    /// <param name="begin">The trace's begin.</param>
    public static StepOutcome Judge(LedReading reading, BindingInfo? binding, long begin)
    {
        ArgumentNullException.ThrowIfNull(reading);
        string said = LedSentence.Of(reading, begin);
        switch (reading.Shown)
        {
            case null:
                return StepOutcome.Inconclusive($"The LED could not be read. {said}.", LookAtWiring);
            case LedShown.Off or LedShown.On:
                return StepOutcome.Inconclusive($"The LED did not change: {said}. A line that is not connected looks the same.", LookAtWiring);
            case LedShown.Fatal:
                return Known(StepOutcome.Fail($"The LED shows a fatal code. {said}.", Remedy(reading)));
        }

        if (binding is not { } known)
        {
            return StepOutcome.Inconclusive($"The module does not answer, so nothing is known that the LED should show. {said}.", "Look at `systemctl status zkifc`, then repeat the run.");
        }

        LedShown expected = Expected(known);
        string state = $"{(known.IsBound ? "bound" : "not bound")}, {(known.IsLocked ? "production mode" : "developer mode")}";
        if (reading.Shown != expected && (reading.Shown is LedShown.Unbound or LedShown.CannotBind))
        {
            // A boot has a part of rapid flashes, and one that is off after it.
            return StepOutcome.Inconclusive($"The module says that it is {state}, and the LED shows what a unit that boots shows as well. {said}.", "Repeat the run when the unit has booted. If it stays so, see that the line is wired to this unit's LED.");
        }

        if (reading.Shown == expected && reading.Suspicion is { } suspicion)
        {
            return Known(StepOutcome.Inconclusive($"The LED shows what the module says ({state}), and may have shown a fatal code before: {suspicion}. {said}.", "Repeat the run, and look at the trace."));
        }

        return Known(reading.Shown == expected
            ? StepOutcome.Pass($"The LED shows what the module says ({state}). {said}.")
            : StepOutcome.Fail(
                $"The LED contradicts the module, which says that it is {state} and would show {expected}. {said}.",
                Remedy(reading) ?? "See that the line is wired to this unit's LED; if it is, repeat the run and ask the vendor's support."));
    }

    private static string? Remedy(LedReading reading) => reading.Remedy is { Length: > 0 } remedy ? $"{char.ToUpperInvariant(remedy[0])}{remedy[1..].TrimEnd('.')}." : null;

    private static StepOutcome Known(StepOutcome outcome) => outcome with { Source = SourcePages.ScmFaq };
}
