using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>A planned step as every report shows it. What has no outcome is missing evidence here already, so that no report can forget it.</summary>
/// <param name="Record">What the journal says of it.</param>
/// <param name="State">How far it came.</param>
/// <param name="SettledBy">The step that made it needless, or null.</param>
public sealed record ReportedStep(StepRecord Record, StepState State, string? SettledBy)
{
    /// <summary>Its full name.</summary>
    public string Name => Record.Name;

    /// <summary>Its verdict; null only if it was not needed.</summary>
    public Verdict? Verdict => State is StepState.NotNeeded ? null : Record.Outcome?.Verdict ?? Journal.Verdict.Inconclusive;

    /// <summary>What happened, in a sentence.</summary>
    public string Summary => State switch
    {
        StepState.Concluded => Record.Outcome!.Summary,
        StepState.BrokenOff => "This step was begun, and nothing is known of its end.",
        StepState.NotTaken => "This step was planned and never taken.",
        _ => $"This step was not needed: {SettledBy} had settled its check.",
    };

    /// <summary>What to do about it, or null.</summary>
    public string? Remedy => State switch
    {
        StepState.Concluded => Record.Outcome!.Remedy,
        StepState.BrokenOff or StepState.NotTaken => "Resume the run, or repeat it: without this step nothing is proven.",
        _ => null,
    };

    /// <summary>What was measured, each with its unit and its limits, in words.</summary>
    public IReadOnlyList<string> Measured => [.. (Record.Outcome?.Measurements ?? []).Select(Words.Of)];

    /// <summary>When its last attempt began, or null.</summary>
    public DateTimeOffset? BegunAt => Record.Attempts.Count > 0 ? Record.Attempts[^1].At : null;

    /// <summary>How long its last attempt took by the host's wall clock, or null if that is not known. A clock that was set back gives none.</summary>
    public TimeSpan? Duration => Record.EndedAt - BegunAt is { Ticks: >= 0 } time ? time : null;
}
