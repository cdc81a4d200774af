using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Checks.BootTiming;

/// <summary>One question about a unit's boots, and its answer.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Verdict">What the evidence says; null if there is nothing to judge, and nothing was asked for that is missing.</param>
/// <param name="Text">The answer in words, without a full stop.</param>
/// <param name="Measurements">What it rests on. Only a value that decided has limits.</param>
internal sealed record Gate(string Name, Verdict? Verdict, string Text, params IReadOnlyList<Measurement> Measurements)
{
    /// <summary>What to do, or null.</summary>
    public string? Remedy { get; init; }
}
