using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>How long a run is going to take, as far as a check measures it.</summary>
internal static class TimeLeft
{
    /// <summary>The measurement that a step or a remark gives for it, in seconds.</summary>
    public const string MeasurementName = "time left";

    /// <summary>What an entry says, or null if it says nothing about it.</summary>
    public static TimeSpan? In(Entry entry)
    {
        IReadOnlyList<Measurement> measured = entry switch
        {
            StepConcluded concluded => concluded.Outcome.Measurements,
            Remark remark => remark.Measurements,
            _ => [],
        };
        return measured.FirstOrDefault(measurement => measurement is { Name: MeasurementName, Unit: "s" }) is { Value: >= 0 and < 1e9 } left ? TimeSpan.FromSeconds(left.Value) : null;
    }
}
