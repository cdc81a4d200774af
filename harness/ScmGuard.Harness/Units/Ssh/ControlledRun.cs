using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>What a controller brought back.</summary>
/// <param name="Run">The run's name.</param>
/// <param name="Lines">The journal of the unit as far as it came, its chain held.</param>
/// <param name="Fault">What the bench failed in; null if the run was followed to its end.</param>
public sealed record ControlledRun(string Run, IReadOnlyList<JournalLine> Lines, string? Fault)
{
    /// <summary>The run's verdict if it was followed to its end; otherwise that the bench failed, whatever the unit did.</summary>
    public Verdict Verdict => Fault is null ? RunRecord.Of(Run, Lines).Verdict : Verdict.BenchFault;
}
