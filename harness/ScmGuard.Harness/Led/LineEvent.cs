namespace ScmGuard.Harness.Led;

/// <summary>An edge as a source delivers it.</summary>
/// <param name="Nanoseconds">When, by the kernel's clock where the source has kernel timestamps.</param>
/// <param name="IsOn">What the LED is from then on.</param>
/// <param name="Sequence">The line's own count of edges, from 1; 0 if the source does not count.</param>
public readonly record struct LineEvent(long Nanoseconds, bool IsOn, uint Sequence);
