using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>The boot times of a run.</summary>
/// <param name="Samples">Kind of reboot and seconds, in the order of the steps. The kind is null where the steps do not say.</param>
/// <param name="IsMeasured">True if the boot-timing check measured them; false if they are only the wall-clock time from the order to the proof of the reboot.</param>
/// <param name="Limits">The limits that they have to keep, or null.</param>
internal sealed record BootTimes(IReadOnlyList<(RebootKind? Kind, double Seconds)> Samples, bool IsMeasured, Limits? Limits)
{
    /// <summary>What a step names a measured boot.</summary>
    public const string MeasurementName = "boot time";

    /// <summary>The measured boot times, or else what the reboots took by the wall clock.</summary>
    public static BootTimes Of(ReportedRun run)
    {
        BootTimes measured = Measured(run);
        return measured.Samples.Count > 0
            ? measured
            : new BootTimes(
                [.. run.Steps
                    .Where(step => step.Record.Plan.Reboots is not null && step.Verdict?.IsGood() == true && step.Duration is not null)
                    .Select(step => (step.Record.Plan.Reboots, step.Duration!.Value.TotalSeconds))],
                false,
                null);
    }

    /// <summary>The measured boot times only.</summary>
    public static BootTimes Measured(ReportedRun run)
    {
        List<(RebootKind?, double)> samples = [];
        Limits? limits = null;
        foreach (ReportedCheck check in run.Checks)
        {
            RebootKind? kind = null;
            foreach (ReportedStep step in check.Steps.Where(step => step.State is StepState.Concluded))
            {
                kind = step.Record.Plan.Reboots ?? kind;
                foreach (Measurement measurement in step.Record.Outcome!.Measurements.Where(measurement => measurement is { Name: MeasurementName, Unit: "s" } && double.IsFinite(measurement.Value)))
                {
                    samples.Add((kind, measurement.Value));
                    limits = measurement.Limits ?? limits;
                }
            }
        }

        return new BootTimes(samples, true, limits);
    }

    /// <summary>The smallest sample that at least a share of all samples does not exceed.</summary>
    /// <param name="sorted">The samples in ascending order, at least one.</param>
    /// <param name="share">Above 0, at most 1.</param>
    public static double Percentile(IReadOnlyList<double> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
