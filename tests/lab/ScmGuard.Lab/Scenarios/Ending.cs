using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units.Ssh;

namespace ScmGuard.Lab.Scenarios;

/// <summary>How a scenario's run ended.</summary>
/// <param name="Verdict">Its verdict.</param>
/// <param name="Words">All that the run said: outcomes, advisories, remarks, the reason of a halt, the fault of the bench.</param>
public sealed record Ending(Verdict Verdict, IReadOnlyList<string> Words)
{
    /// <summary>The ending that a journal tells.</summary>
    /// <param name="run">The run.</param>
    public static Ending Of(RunRecord run) => new(run.Verdict, [
        .. run.Steps.Where(step => step.Outcome is { Verdict: not (Verdict.Pass or Verdict.Marginal) }).Select(step => $"{step.Name}: {step.Outcome!.Verdict} {step.Outcome.Summary} {step.Outcome.Advisory}"),
        .. run.Steps.Where(step => step.Outcome is { Verdict: Verdict.Marginal }).Select(step => $"{step.Name}: {step.Outcome!.Verdict} {step.Outcome.Summary}"),
        .. run.Remarks.Select(remark => remark.Text),
        .. run.HaltReason is { } reason ? [reason] : (string[])[],
        .. run.UnplannedBoots > 0 ? [$"boots that nobody asked for: {run.UnplannedBoots}"] : (string[])[],
        .. run.HasEnded ? [] : (string[])["the run has not ended"],
    ]);

    /// <summary>The ending that a controller tells.</summary>
    /// <param name="run">What it brought back.</param>
    public static Ending Of(ControlledRun run) => new(run.Verdict, [
        .. run.Fault is { } fault ? [fault] : (string[])[],
        .. run.Lines.Count > 0 ? Of(RunRecord.Of(run.Run, run.Lines)).Words : [],
    ]);
}
