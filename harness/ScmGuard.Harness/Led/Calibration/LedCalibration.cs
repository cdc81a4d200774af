using System;
using System.Collections.Generic;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Led.Decoding;

namespace ScmGuard.Harness.Led.Calibration;

/// <summary>What was learnt of a line by having the unit flash in a known way.</summary>
/// <param name="IsUsable">True if what is read on the line can be trusted, the polarity corrected if need be.</param>
/// <param name="Reason">Why it is not usable, or what it rests on.</param>
public sealed record LedCalibration(bool IsUsable, string Reason)
{
    // What the scale may still be off: over a range of temperature, and because the pattern's clock need not be that of the flashes.
    private const double MeasuredDrift = 0.05;

    /// <summary>True if the line reads on where the LED is off; null if that was not found out.</summary>
    public bool? IsInverted { get; init; }

    /// <summary>How much longer the unit's seconds are than the line's: 0.01 for 1 %. Null if not found out.</summary>
    public double? Drift { get; init; }

    /// <summary>How much longer the LED is seen on than it was asked to be, drift removed and polarity corrected: negative for a sensor that sees the light come later than go.</summary>
    public TimeSpan? OnBias { get; init; }

    /// <summary>The farthest that a duration was from what it should have been, drift and bias removed.</summary>
    public TimeSpan? Jitter { get; init; }

    /// <summary>From the call to the first edge.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>The edges that the unit was asked for.</summary>
    public int Expected { get; init; }

    /// <summary>Those of <see cref="Expected"/> that were not seen, or not where they should have been.</summary>
    public int Missed { get; init; }

    /// <summary>True if the running pattern was seen again afterwards; null if it was not waited for.</summary>
    public bool? HasPatternReturned { get; init; }

    /// <summary>What was recorded, in its order.</summary>
    public IReadOnlyList<LineTrace> Traces { get; init; } = [];

    /// <summary>What a decoder is to hold this line against: the documented times, on the unit's clock as it was measured. The defaults if the line is not usable.</summary>
    public LedDecoderOptions DecoderOptions => IsUsable && Drift is { } drift
        ? LedDecoderOptions.Default with { Scale = 1 + drift, Drift = MeasuredDrift }
        : LedDecoderOptions.Default;

    /// <summary>The line with its polarity put right.</summary>
    /// <param name="line">The line that was calibrated; the answer takes it over.</param>
    public ILineEventSource Correct(ILineEventSource line) => IsInverted == true ? new InvertedLine(line) : line;
}
