using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>report.json: the run for programs. Its form is described in docs/harness/report.md.</summary>
internal static class JsonReport
{
    private const string Schema = "scmguard.report";
    private const int Version = 1;

    public static string Render(ReportedRun run)
    {
        RunRecord record = run.Record;
        return ReportJson.Render(new
        {
            Schema,
            Version,
            record.Begun.Run,
            record.Begun.Program,
            run.Verdict,
            run.IsVirtual,
            record.HasEnded,
            record.HaltReason,
            record.BegunAt,
            record.LastAt,
            Evidence = new { Hash = record.EvidenceHash, Lines = record.LineCount, File = JournalExport.FileName },
            record.Begun.PlanHash,
            record.Unit,
            record.Begun.Station,
            Findings = run.Findings,
            Checks = run.Checks.Select(check => new { check.Name, check.Verdict, Steps = check.Steps.Select(StepOf) }),
            Boots = run.Boots.Select(boot => new
            {
                boot.Identity.BootId,
                boot.SeenAt,
                UptimeSeconds = boot.Identity.Uptime.TotalSeconds,
                boot.Identity.Kernel,
                boot.Reboot,
                boot.IsPlanned,
                boot.ShutDownAt,
                boot.Starts,
            }),
            record.UnplannedBoots,
            Ledger = record.Ledger.Select(item => new { item.Name, item.Kind, item.Slot, item.Fingerprint, item.Address, item.End, item.Reason }),
            Remarks = record.Remarks.Select(remark => new { remark.Topic, remark.Text, Measurements = remark.Measurements.Select(MeasurementOf) }),
            Outside = run.Outside.Select(line => new
            {
                line.At,
                line.Seen.Topic,
                line.Seen.Text,
                Measurements = line.Seen.Measurements.Select(MeasurementOf),
                Observations = line.Seen.Observations ?? [],
                Attachments = (line.Seen.Attachments ?? []).Select(AttachmentOf),
            }),
        });
    }

    private static object StepOf(ReportedStep step) => new
    {
        step.Name,
        step.Record.Plan.Title,
        step.Record.Plan.Phase,
        step.Record.Plan.Reboots,
        step.State,
        step.Verdict,
        step.Summary,
        step.Remedy,
        step.Record.Outcome?.Advisory,
        step.Record.Outcome?.Source,
        Attempts = step.Record.Attempts.Count,
        step.BegunAt,
        step.Record.EndedAt,
        Seconds = step.Duration?.TotalSeconds,
        Measurements = (step.Record.Outcome?.Measurements ?? []).Select(MeasurementOf),
        Observations = step.Record.Outcome?.Observations ?? (IReadOnlyList<Observation>)Array.Empty<Observation>(),
        Attachments = (step.Record.Outcome?.Attachments ?? []).Select(AttachmentOf),
    };

    // The text itself is in the evidence, and in the file of that name.
    private static object AttachmentOf(Attachment attachment) => new { attachment.Name, attachment.Sha256, attachment.Bytes };

    private static object MeasurementOf(Measurement measurement) => new
    {
        measurement.Name,
        measurement.Value,
        measurement.Unit,
        measurement.Verdict,
        measurement.Limits,
    };
}
