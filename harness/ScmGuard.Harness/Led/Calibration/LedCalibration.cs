using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Led.Calibration;

/// <summary>What was learnt of a line by having the unit flash in a known way.</summary>
/// <param name="IsUsable">True if what is read on the line can be trusted, the polarity corrected if need be.</param>
/// <param name="Reason">Why it is not usable, or what it rests on.</param>
public sealed record LedCalibration(bool IsUsable, string Reason)
{
    /// <summary>True if the line reads on where the LED is off; null if that was not found out.</summary>
    public bool? IsInverted { get; init; }

    /// <summary>How much longer the unit's seconds are than the line's: 0.01 for 1 %. Null if not found out.</summary>
    public double? Drift { get; init; }

    /// <summary>How much longer the line reads on than the LED was asked to be, drift removed: negative for a sensor that rises later than it falls.</summary>
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
}
