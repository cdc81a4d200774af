using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>What a decoder holds the line against. The defaults are the documented times, with room for what the documents leave open.</summary>
public sealed record LedDecoderOptions
{
    /// <summary>The documented times, for an exact clock.</summary>
    public static LedDecoderOptions Default { get; } = new();

    /// <summary>How long the unit's seconds are on the trace's clock, from 0.5 to 2. A calibration measures it.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How far a duration may be from its nominal one, as a share of it, from 0 to 0.2: twice the largest of these must not reach from a pause to a gap.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>How far the unit's clock may be from the trace's beside <see cref="Scale"/>, as a share, from 0 to 0.1.</summary>
    public double Drift { get; init; } = 0.1;

    /// <summary>A level that does not last this long is contact bounce, from 0 to 10 ms. The shortest flash of the module takes 18 ms.</summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromMilliseconds(6);

    /// <summary>How many edges in a second are still an LED's; above it the line is dimmed by a PWM or floats. From 60 to 1000.</summary>
    public int MostEdgesPerSecond { get; init; } = 200;

    /// <summary>The time after which an LED that does not change is called off (or on) for good, 10 s at the least: a heartbeat is off for 3 s.</summary>
    public TimeSpan ForGood { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a pattern must be seen the same before it is believed, from 2 on. A fatal code is shown <see cref="LedTiming.FatalCodeRepeats"/> times.</summary>
    public int Repeats { get; init; } = 2;
}
