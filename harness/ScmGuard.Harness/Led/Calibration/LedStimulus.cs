using System;

namespace ScmGuard.Harness.Led.Calibration;

/// <summary>Flashes that a unit is asked for.</summary>
/// <param name="On">How long each one is on.</param>
/// <param name="Off">How long it is off after each one.</param>
/// <param name="Count">How many, at least 2.</param>
public sealed record LedStimulus(TimeSpan On, TimeSpan Off, int Count)
{
    /// <summary>Slow, and longer on than off, so that clocks can be compared over 6 s and a sensor's lag shows.</summary>
    public static LedStimulus Slow { get; } = new(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(200), 12);

    /// <summary>As fast as the fastest flashes of a fatal code, twice as many: a line that swallows one of these cannot be decoded.</summary>
    public static LedStimulus Fast { get; } = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50), 20);

    /// <summary>How long all of it takes.</summary>
    public TimeSpan Length => (On + Off) * Count;

    /// <summary>The edges that it makes.</summary>
    public int Edges => 2 * Count;
}
