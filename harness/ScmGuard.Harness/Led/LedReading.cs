using System.Collections.Generic;

namespace ScmGuard.Harness.Led;

/// <summary>What a trace says: the right answer, or that there is none and why. Never a guess.</summary>
/// <param name="Shown">What the LED shows; null if it could not be decided.</param>
/// <param name="Confidence">0 to 1: how far the nearest symbol was from being another one, over all symbols that counted. 0 if undecided.</param>
public sealed record LedReading(LedShown? Shown, double Confidence)
{
    /// <summary>The main code of <see cref="LedShown.Fatal"/>; otherwise null.</summary>
    public int? Main { get; init; }

    /// <summary>The subcode, or null if there is none.</summary>
    public int? Sub { get; init; }

    /// <summary>Why nothing was decided, or what the answer rests on, such as "off for at least 31 s".</summary>
    public string? Reason { get; init; }

    /// <summary>The moment in the trace that the reason is about, in nanoseconds on the trace's clock; or null.</summary>
    public long? At { get; init; }

    /// <summary>What it says about the unit, from the tables; null if undecided or not in them.</summary>
    public string? Meaning { get; init; }

    /// <summary>What to do about it; null if nothing is wrong.</summary>
    public string? Remedy { get; init; }

    /// <summary>What was seen earlier that may have been a fatal code, and was not decided; null if nothing.</summary>
    public string? Suspicion { get; init; }

    /// <summary>The symbols that the answer rests on, in their order, each with its margin; empty if undecided early.</summary>
    public IReadOnlyList<LedSymbol> Symbols { get; init; } = [];

    /// <summary>True if it was decided.</summary>
    public bool IsDecoded => Shown is not null;

    /// <summary>An undecided reading.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="at">The moment that the reason is about, or null.</param>
    public static LedReading Inconclusive(string reason, long? at = null) => new(null, 0) { Reason = reason, At = at };
}
