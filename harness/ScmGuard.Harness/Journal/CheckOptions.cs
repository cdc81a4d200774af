using System;
using System.Collections.Generic;
using System.Text.Json;

namespace ScmGuard.Harness.Journal;

/// <summary>What is asked of the checks. It stands in the journal, since the plan follows from it.</summary>
public sealed record CheckOptions
{
    /// <summary>How many times each kind of reboot is made: at least 1.</summary>
    public int Cycles { get; init; } = 1;

    /// <summary>The kinds of reboot, or null for all that the unit can be made to do.</summary>
    public IReadOnlyList<RebootKind>? Reboots { get; init; }

    /// <summary>The check that a soak repeats, or null.</summary>
    public string? SoakCheck { get; init; }

    /// <summary>How often a soak repeats it, or null for as long as <see cref="SoakTime"/>.</summary>
    public int? SoakRounds { get; init; }

    /// <summary>How long a soak goes on beginning new rounds, or null for <see cref="SoakRounds"/>.</summary>
    public TimeSpan? SoakTime { get; init; }

    /// <summary>The reliability that boots are to be claimed with: above 0, below 1. Null claims nothing.</summary>
    public double? Reliability { get; init; }

    /// <summary>The confidence of the claim: above 0, below 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How many boots a run may use, those that nobody asked for included. After that it halts.</summary>
    public int RebootsPerRun { get; init; } = 400;

    /// <summary>How many boots a run may use in one hour.</summary>
    public int RebootsPerHour { get; init; } = 60;

    /// <summary>
    /// Settings of the checks by the path that they have in a station file, such as <c>acceptance.battery.minimum</c>, as JSON values.
    /// A setting that is not here has the check's own default.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = new Dictionary<string, JsonElement>();
}
