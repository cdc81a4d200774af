using System;
using System.Globalization;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Why nothing is decided, kept as numbers, so that nothing is allocated until somebody asks.</summary>
/// <param name="Kind">Why.</param>
/// <param name="At">The moment, in nanoseconds on the trace's clock.</param>
/// <param name="Value">Of what was found: a count, or nanoseconds.</param>
/// <param name="Text">A source's own words for <see cref="DoubtKind.Fault"/>.</param>
internal readonly record struct Doubt(DoubtKind Kind, long At, double Value = 0, string? Text = null)
{
    private string Seconds => (Value / 1e9).ToString("0.00", CultureInfo.InvariantCulture) + " s";

    private string Count => Value.ToString("0", CultureInfo.InvariantCulture);

    private string Rate => (1e9 / Math.Max(Value, 1)).ToString("0.0", CultureInfo.InvariantCulture) + " per second";

    /// <summary>In words.</summary>
    public string Describe() => Kind switch
    {
        DoubtKind.Undocumented => "the flashes fit no documented pattern",
        DoubtKind.NoPreamble => "counted flashes without the 10 very rapid ones before them",
        DoubtKind.PreambleLength => $"a run of {Count} very rapid flashes whose begin was seen, or of which some were not; a fatal code has 10 after a pause",
        DoubtKind.PreambleAlone => "10 very rapid flashes, and no counted ones after them",
        DoubtKind.RunSpeed => $"a run of flashes at {Rate}: not the speed of a documented pattern",
        DoubtKind.Period => $"flashes every {Seconds}: not the period of a heartbeat",
        DoubtKind.FlashLength => $"a flash of {Seconds}: flashes may have run together, or it is not a counted one",
        DoubtKind.PauseLength => $"off for {Seconds} where a pause or a gap was due: a flash may be missing",
        DoubtKind.TooManyFlashes => $"more than {Count} counted flashes",
        DoubtKind.ShortFlashInside => "short flashes between the counted ones",
        DoubtKind.RapidStopped => "the rapid flashes ended; whether the LED stays off was not watched for long enough",
        DoubtKind.HeartbeatStopped => "the heartbeats ended or became irregular",
        DoubtKind.Boot => "slow flashes, then rapid ones: so a unit boots, and what it shows when it has booted was not watched",
        DoubtKind.Once => $"a fatal sequence of {Count} flashes was read whole only once",
        DoubtKind.Disagree => $"the repeats disagree: {Count} flashes, and then another number",
        DoubtKind.Overlap => "the pauses between flashes and the gap between groups cannot be told apart",
        DoubtKind.FlashSpread => "the counted flashes are too unequal",
        DoubtKind.LostFlash => "a gap is as long as a pause with a missing flash",
        DoubtKind.Fault => Text ?? "the source reported a fault",
        DoubtKind.EqualEdges => "two equal edges: one between them was lost, or one came twice",
        DoubtKind.TimeBack => "the time of an edge is before that of the one before it",
        DoubtKind.Flicker => "the line flickers",
        DoubtKind.TooFast => "too many edges in a second for an LED: it is dimmed by a PWM, or the input floats",
        _ => "nothing was seen often enough",
    };
}
