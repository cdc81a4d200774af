using System.Collections.Generic;
using System.Text.Json;
using static ScmGuard.Harness.Checks.BootTiming.BootTimingSettings;

namespace ScmGuard.Harness.Checks.BootTiming;

/// <summary>What boots have to keep, in seconds and shares. See <see cref="BootTimingSettings"/>.</summary>
/// <param name="FastMedian">The most that the fast mode's median may be.</param>
/// <param name="FastMedianBand">How near to that it is marginal.</param>
/// <param name="SlowOffset">How far the slow mode is above the fast one.</param>
/// <param name="SlowOffsetTolerance">How far that may vary.</param>
/// <param name="RevisionATolerated">The share of slow boots which, if proven to be exceeded, fails Rev A.</param>
/// <param name="RevisionAExcluded">The share of slow boots that must be ruled out on Rev A.</param>
/// <param name="RevisionBAtMost">The largest share of slow boots on Rev B.</param>
/// <param name="Slowest">The most that any boot may take.</param>
/// <param name="Drift">How much slower than before the fast boots may have become.</param>
internal sealed record BootTimingLimits(
    double FastMedian,
    double FastMedianBand,
    double SlowOffset,
    double SlowOffsetTolerance,
    double RevisionATolerated,
    double RevisionAExcluded,
    double RevisionBAtMost,
    double Slowest,
    double Drift)
{
    /// <summary>Those without a station file.</summary>
    public static BootTimingLimits Default { get; } = In(new Dictionary<string, JsonElement>());

    /// <summary>The least offset that the slow mode can have; below it, two modes are not told apart.</summary>
    public double LeastOffset => SlowOffset > SlowOffsetTolerance ? SlowOffset - SlowOffsetTolerance : SlowOffset;

    /// <summary>Those that a station set.</summary>
    public static BootTimingLimits In(IReadOnlyDictionary<string, JsonElement> settings) => new(
        FastMedianAtMost.In(settings),
        BootTimingSettings.FastMedianBand.In(settings),
        BootTimingSettings.SlowOffset.In(settings),
        BootTimingSettings.SlowOffsetTolerance.In(settings),
        BootTimingSettings.RevisionATolerated.In(settings),
        BootTimingSettings.RevisionAExcluded.In(settings),
        BootTimingSettings.RevisionBAtMost.In(settings),
        SlowestAtMost.In(settings),
        DriftAtMost.In(settings));
}
