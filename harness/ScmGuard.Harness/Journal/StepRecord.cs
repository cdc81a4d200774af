using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Journal;

/// <summary>What a journal says of one planned step.</summary>
/// <param name="Plan">The step as planned.</param>
/// <param name="Attempts">The attempts, the first one first; empty if it was never begun.</param>
/// <param name="Outcome">What came of it, or null.</param>
/// <param name="EndedAt">The host's wall clock when it was concluded, or null.</param>
/// <param name="EndBoot">The boot that it ended in, where it made a reboot; otherwise null.</param>
public sealed record StepRecord(
    PlannedStep Plan,
    IReadOnlyList<StepAttempt> Attempts,
    StepOutcome? Outcome,
    DateTimeOffset? EndedAt,
    BootIdentity? EndBoot)
{
    /// <summary>Its full name.</summary>
    public string Name => Plan.Step;

    /// <summary>True if it was begun and not concluded.</summary>
    public bool IsPending => Attempts.Count > 0 && Outcome is null;
}
