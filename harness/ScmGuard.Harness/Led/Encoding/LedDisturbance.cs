using System;

namespace ScmGuard.Harness.Led.Encoding;

/// <summary>What goes wrong between the LED and the trace.</summary>
public sealed record LedDisturbance
{
    /// <summary>Edges that were not delivered, at random places.</summary>
    public int LostEdges { get; init; }

    /// <summary>Whole flashes that were not seen: both of their edges are missing.</summary>
    public int LostFlashes { get; init; }

    /// <summary>Flashes that run into the next one: the pause between them was not seen.</summary>
    public int MergedFlashes { get; init; }

    /// <summary>Edges that were delivered twice.</summary>
    public int DoubledEdges { get; init; }

    /// <summary>Changes of the ambient light in a second, that the line takes for the LED's, on the average.</summary>
    public double FlickersPerSecond { get; init; }

    /// <summary>How long a flicker is at the most.</summary>
    public TimeSpan FlickerTime { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>How much of the trace is missing at its begin.</summary>
    public TimeSpan CutBegin { get; init; }

    /// <summary>How much of the trace is missing at its end.</summary>
    public TimeSpan CutEnd { get; init; }

    /// <summary>True if the source counts the edges and so reports a <see cref="LineFault"/> where one is missing.</summary>
    public bool HasSequence { get; init; }

    /// <summary>The same seed disturbs the same trace alike.</summary>
    public int Seed { get; init; }

    /// <summary>Disturbs a trace.</summary>
    /// <param name="trace">The trace as it should be. It is not changed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or a time is negative, or nothing of the trace would be left.</exception>
    public LineTrace Apply(LineTrace trace) => throw new NotImplementedException();
}
