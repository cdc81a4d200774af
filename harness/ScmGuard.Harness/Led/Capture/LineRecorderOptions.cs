using System;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>What a recording holds to.</summary>
public sealed record LineRecorderOptions
{
    /// <summary>The most edges that a trace has: half a million by default, 8 MB, or 14 hours of an unbound unit's flashes. Reaching it ends the trace with a fault.</summary>
    public int MostEdges { get; init; } = 500_000;

    /// <summary>The most edges in a second; more of them are dimming by pulses or an input that floats. A very rapid pattern has 20.</summary>
    public int MostEdgesPerSecond { get; init; } = 200;

    /// <summary>How often the level is read beside the edges: every second by default.</summary>
    public TimeSpan LevelPeriod { get; init; } = TimeSpan.FromSeconds(1);
}
