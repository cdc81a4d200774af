using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting.Html;

/// <summary>The same measurement in all rounds of a run.</summary>
/// <param name="Place">The step's name; where rounds were put together, with # for their number.</param>
/// <param name="Title">What the step does.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Limits">What it has to keep, or null.</param>
/// <param name="Values">The values, in the order of the steps; at least one.</param>
internal sealed partial record MeasurementGroup(string Place, string Title, string Name, string Unit, Limits? Limits, IReadOnlyList<double> Values)
{
    /// <summary>What the limits say of the worst value; null without limits.</summary>
    public Verdict? Verdict { get; } = Limits is null ? null : Verdicts.Worst(Values.Select(Limits.Judge));

    /// <summary>The worst value: the first one that has the worst verdict.</summary>
    public double Worst { get; } = Limits is null ? Values[0] : Values.MaxBy(Limits.Judge);

    /// <summary>All measurements of a run, the bad ones first.</summary>
    public static IReadOnlyList<MeasurementGroup> Of(ReportedRun run) =>
    [
        .. run.Steps
            .SelectMany(step => (step.Record.Outcome?.Measurements ?? []).Select(measurement => (Step: step, Measurement: measurement)))
            .GroupBy(item => (Place: Number().Replace(item.Step.Name, "#"), item.Measurement.Name, item.Measurement.Unit, item.Measurement.Limits))
            .Select(group => new MeasurementGroup(
                group.Count() == 1 ? group.First().Step.Name : group.Key.Place,
                group.First().Step.Record.Plan.Title,
                group.Key.Name,
                group.Key.Unit,
                group.Key.Limits,
                [.. group.Select(item => item.Measurement.Value)]))
            .OrderByDescending(group => group.Verdict ?? Journal.Verdict.Pass),
    ];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
