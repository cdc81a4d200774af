using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>A run as every report shows it: what its journal says, and nothing else. The same journal gives the same report, whenever it is made.</summary>
public sealed class ReportedRun
{
    private ReportedRun(RunRecord record, IReadOnlyList<(DateTimeOffset At, Remark Seen)> outside)
    {
        Record = record;
        Outside = outside;
        Checks = [.. ChecksOf(record)];
        Boots = BootsOf(record);
        RunFindings = [.. FindingsOfRun()];
        Findings = [.. RunFindings.Concat(FindingsOfSteps()).OrderByDescending(finding => finding.Verdict)];
    }

    /// <summary>What the journal says.</summary>
    public RunRecord Record { get; }

    /// <summary>The run's verdict.</summary>
    public Verdict Verdict => Record.Verdict;

    /// <summary>True if the unit was simulated, or said to be.</summary>
    public bool IsVirtual => Record.Unit?.IsVirtual == true || Record.Begun.UnitKind == "virtual";

    /// <summary>The unit's name for a heading.</summary>
    public string UnitTitle => Record.Unit?.Title ?? $"a unit that did not say who it is{(IsVirtual ? ", virtual" : "")}";

    /// <summary>The checks, in their order.</summary>
    public IReadOnlyList<ReportedCheck> Checks { get; }

    /// <summary>The boots, in their order.</summary>
    public IReadOnlyList<ReportedBoot> Boots { get; }

    /// <summary>What concerns the run as a whole: why it is not good although each step may be.</summary>
    public IReadOnlyList<Finding> RunFindings { get; }

    /// <summary>All that is not plainly good, the worst first. The same thing in many steps is one finding.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What a controller saw of the unit and did to it, and what others saw, each by its own clock; empty without any.</summary>
    public IReadOnlyList<(DateTimeOffset At, Remark Seen)> Outside { get; }

    /// <summary>The files that belong to the evidence, each with the step or the observer that it is of.</summary>
    public IReadOnlyList<(string Of, Attachment Attachment)> Attachments =>
    [
        .. Steps.SelectMany(step => (step.Record.Outcome?.Attachments ?? []).Select(attachment => (step.Name, attachment))),
        .. Outside.SelectMany(line => (line.Seen.Attachments ?? []).Select(attachment => (line.Seen.Topic, attachment))),
    ];

    /// <summary>All steps, in their order.</summary>
    public IEnumerable<ReportedStep> Steps => Checks.SelectMany(check => check.Steps);

    /// <summary>Reads a run.</summary>
    /// <param name="place">Where its lines lie, for messages.</param>
    /// <param name="lines">The lines, the oldest first.</param>
    /// <param name="outside">A controller's lines; null without one.</param>
    /// <param name="observers">The lines of others that saw the unit; null without any.</param>
    /// <exception cref="JournalException">The lines are no run, or a chain is broken: there is nothing to report then.</exception>
    public static ReportedRun Of(string place, IReadOnlyList<JournalLine> lines, IReadOnlyList<JournalLine>? outside = null, IReadOnlyList<JournalLine>? observers = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Require(place, lines);
        Require(place, outside ?? []);
        Require(place, observers ?? []);
        ReportedRun run = new(RunRecord.Of(place, lines), [.. OutsideOf(place, outside ?? []), .. OutsideOf(place, observers ?? [])]);
        return run.Attachments.FirstOrDefault(attached => !attached.Attachment.HasSafeName) is { Attachment: { } odd }
            ? throw new JournalException(place, $"\"{odd.Name}\" can be no file of a run", "The evidence is not this program's: do not trust its report.")
            : run;
    }

    private static List<(DateTimeOffset, Remark)> OutsideOf(string place, IReadOnlyList<JournalLine> lines)
    {
        List<(DateTimeOffset, Remark)> seen = [];
        foreach (JournalLine line in lines)
        {
            try
            {
                seen.Add((line.At, (Remark)line.ReadEntry()));
            }
            catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidCastException)
            {
                throw new JournalException(place, $"line {line.Sequence} of the controller is no remark", "Use the program that wrote it.", exception);
            }
        }

        return seen;
    }

    private static void Require(string place, IReadOnlyList<JournalLine> lines)
    {
        if (JournalChain.FirstFault(lines) is { } fault)
        {
            throw new JournalException(place, $"the chain is broken: {fault}", "The evidence was changed: nothing can be reported from it.");
        }
    }

    private static IEnumerable<ReportedCheck> ChecksOf(RunRecord record)
    {
        ILookup<string, StepRecord> steps = record.Steps.ToLookup(step => step.Plan.Check, StringComparer.Ordinal);
        foreach (string check in record.Begun.Checks)
        {
            yield return new ReportedCheck(check, record.VerdictOf(check), [.. steps[check].Select(step => Of(step, record.ConclusionOf(step.Plan)?.Name))]);
        }
    }

    private static ReportedStep Of(StepRecord step, string? settledBy) => new(step, StateOf(step, settledBy is not null), settledBy);

    // The same rule as in RunRecord.VerdictOf: cleaning up is needed in any case.
    private static StepState StateOf(StepRecord step, bool isSettled) =>
        step.Outcome is not null ? StepState.Concluded
        : isSettled && step.Plan.Phase is not StepPhase.Cleanup ? StepState.NotNeeded
        : step.Attempts.Count > 0 ? StepState.BrokenOff
        : StepState.NotTaken;

    private static List<ReportedBoot> BootsOf(RunRecord record)
    {
        ILookup<string, (RebootKind Kind, string? EndsIn)> reboots = record.Steps
            .SelectMany(step => step.Attempts.Where(attempt => attempt.Reboots is not null && (step.Outcome is null || step.EndBoot is not null))
                .Select(attempt => (attempt.Boot.BootId, Kind: attempt.Reboots!.Value, EndsIn: step.EndBoot?.BootId)))
            .ToLookup(reboot => reboot.BootId, reboot => (reboot.Kind, reboot.EndsIn), StringComparer.Ordinal);
        ILookup<string, DateTimeOffset> shutdowns = record.Shutdowns.ToLookup(shutdown => shutdown.BootId, shutdown => shutdown.At, StringComparer.Ordinal);
        List<ReportedBoot> boots = [];
        foreach (Load load in record.Loads)
        {
            string id = load.Boot.BootId;
            if (boots.Count > 0 && boots[^1].Identity.BootId == id)
            {
                boots[^1] = boots[^1] with { Starts = boots[^1].Starts + 1 };
                continue;
            }

            RebootKind? kind = boots.Count == 0
                ? null
                : reboots[boots[^1].Identity.BootId].Where(reboot => reboot.EndsIn is null || reboot.EndsIn == id).Select(reboot => (RebootKind?)reboot.Kind).LastOrDefault();
            boots.Add(new ReportedBoot(load.Boot, load.At, kind, boots.Count == 0 || kind is not null, shutdowns[id].Select(at => (DateTimeOffset?)at).LastOrDefault(), 1));
        }

        return boots;
    }

    private IEnumerable<Finding> FindingsOfRun()
    {
        if (Record.HaltReason is { } reason)
        {
            yield return new Finding(Verdict.Halted, "The run was halted", Sentence(reason), "Look at the unit before it is used again. A halted run is not resumed: begin a new one.", null, null, []);
        }

        if (!Record.HasEnded)
        {
            yield return new Finding(Verdict.Inconclusive, "The run has not ended", "The journal has no last entry: the run is still going on, or it was broken off.", $"Resume it: scm-harness resume {Record.Begun.Run}", null, null, []);
        }

        if (Record.UnplannedBoots > 0)
        {
            yield return new Finding(
                Verdict.Inconclusive,
                "The unit booted without having been asked to",
                $"{Words.Count(Record.UnplannedBoots, "boot was", "boots were")} not asked for by any step.",
                "Look for the cause: power, watchdog, USB in-rush current, a fatal LED code.",
                null,
                null,
                []);
        }

        foreach (LedgerItem item in Record.Ledger.Where(item => item.End is LedgerEnd.Left))
        {
            yield return new Finding(
                Verdict.Inconclusive,
                $"Left on the unit: {item.Name}",
                Sentence(item.Reason ?? "it could not be removed"),
                $"Look at {(item.Slot is { } slot ? FormattableString.Invariant($"slot {slot}") : "the slots")} by hand, and remove what nobody needs.",
                null,
                null,
                []);
        }

        if (Checks.Count == 0)
        {
            yield return new Finding(Verdict.Inconclusive, "Nothing was checked", "The run has no check.", "Begin a run with a check: scm-harness list-checks", null, null, []);
        }

        foreach (ReportedCheck check in Checks.Where(check => check.Steps.Count == 0))
        {
            yield return new Finding(Verdict.Inconclusive, $"Nothing was checked: {check.Name}", "The check planned no step for this unit and its station.", "See the check's page for what it needs.", null, null, []);
        }
    }

    private IEnumerable<Finding> FindingsOfSteps() => Steps
        .Where(step => step.Verdict is not (null or Verdict.Pass))
        .GroupBy(step => (step.Verdict, step.Record.Plan.Check, Title: step.State is StepState.Concluded ? step.Record.Plan.Title : null, step.State, step.Remedy, step.Record.Outcome?.Advisory))
        .Select(group => new Finding(
            group.Key.Verdict!.Value,
            group.Key.State switch
            {
                StepState.NotTaken => $"{group.Key.Check}: planned and never taken",
                StepState.BrokenOff => $"{group.Key.Check}: begun and not finished",
                _ => group.Key.Title!,
            },
            group.First().Summary,
            group.Key.Remedy,
            group.Key.Advisory,
            group.First().Record.Outcome?.Source,
            [.. group.Select(step => step.Name)])
        {
            Measured = [.. (group.First().Record.Outcome?.Measurements ?? []).Where(measurement => measurement.Verdict is not (null or Verdict.Pass)).Select(Words.Of)],
        });

    private static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..].TrimEnd('.')}.";
}
