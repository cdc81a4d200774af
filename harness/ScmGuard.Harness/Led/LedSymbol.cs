namespace ScmGuard.Harness.Led;

/// <summary>A part of a pattern as it was recognised in a trace.</summary>
/// <param name="Name">What it is, such as <c>preamble</c>, <c>gap</c>, <c>flash 3 of 6</c>, <c>heartbeat</c>.</param>
/// <param name="Begin">When it begins, in nanoseconds on the trace's clock.</param>
/// <param name="End">When it ends.</param>
/// <param name="Margin">0 to 1: how far its duration was from the border to another symbol, as a share of the distance to the nominal one.</param>
public readonly record struct LedSymbol(string Name, long Begin, long End, double Margin);
