using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>How far a run is.</summary>
internal sealed record RunStatus(
    string Run,
    DateTimeOffset BegunAt,
    DateTimeOffset LastAt,
    bool HasEnded,
    string Station,
    string? Unit,
    int Steps,
    int StepsDone,
    string? CurrentStep,
    int Boots,
    int UnplannedBoots,
    IReadOnlyList<string> OnTheUnit,
    IReadOnlyDictionary<string, Verdict> Checks,
    Verdict Verdict,
    string? HaltReason,
    string EvidenceHash)
{
    public static RunStatus Of(RunRecord record) => new(
        record.Begun.Run,
        record.BegunAt,
        record.LastAt,
        record.HasEnded,
        record.Begun.Station.Name,
        record.Unit?.Title,
        record.Steps.Count,
        record.Steps.Count(step => step.Outcome is not null),
        record.Steps.FirstOrDefault(step => step.IsPending)?.Name,
        record.RebootCount,
        record.UnplannedBoots,
        [.. record.Ledger.Where(item => item.IsLive || item.IsOpen || item.End is LedgerEnd.Left).Select(item => item.Name)],
        record.Begun.Checks.ToDictionary(check => check, record.VerdictOf),
        record.Verdict,
        record.HaltReason,
        record.EvidenceHash);
}
