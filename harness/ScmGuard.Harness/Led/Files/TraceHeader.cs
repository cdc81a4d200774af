using System;

namespace ScmGuard.Harness.Led.Files;

/// <summary>What is known of a trace before its first edge.</summary>
/// <param name="Begin">When it begins, in nanoseconds on the source's clock.</param>
/// <param name="BeganOn">What the LED was then.</param>
public sealed record TraceHeader(long Begin, bool BeganOn)
{
    /// <summary>Where it comes from; null if nobody said.</summary>
    public string? Source { get; init; }

    /// <summary>The wall clock at the begin, which may be wrong; null if nobody said.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>The run that it was recorded for; null for none.</summary>
    public string? Run { get; init; }

    /// <summary>The header of a trace.</summary>
    public static TraceHeader Of(LineTrace trace) => new(trace.Begin, trace.BeganOn) { Source = trace.Source };
}
