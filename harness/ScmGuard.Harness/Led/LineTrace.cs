using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Led;

/// <summary>What was seen of a line, from a begin to an end.</summary>
/// <param name="Begin">When it begins, in nanoseconds on the source's clock.</param>
/// <param name="End">When it ends: what the line did after it is not known.</param>
/// <param name="BeganOn">What the LED was at the begin.</param>
/// <param name="Edges">The edges in their order, from <paramref name="Begin"/> to <paramref name="End"/>.</param>
/// <param name="Faults">What cannot be trusted, in its order; empty if all can.</param>
public sealed record LineTrace(long Begin, long End, bool BeganOn, ReadOnlyMemory<LineEdge> Edges, IReadOnlyList<LineFault> Faults)
{
    /// <summary>Where the trace comes from, such as <c>/dev/gpiochip0 line 23</c>; null if nobody said.</summary>
    public string? Source { get; init; }

    /// <summary>How long it is.</summary>
    public TimeSpan Length => TimeSpan.FromTicks((End - Begin) / 100);
}
