namespace ScmGuard.Harness.Led;

/// <summary>A line changed.</summary>
/// <param name="Nanoseconds">When, on a clock that never goes back. Its zero is the source's own.</param>
/// <param name="IsOn">What the LED is from then on: the source knows the polarity.</param>
public readonly record struct LineEdge(long Nanoseconds, bool IsOn);
