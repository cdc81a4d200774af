namespace ScmGuard.Harness.Led;

/// <summary>A place in a trace that cannot be trusted. It is reported, never repaired.</summary>
/// <param name="Nanoseconds">When it was noticed, on the trace's clock.</param>
/// <param name="Reason">What is wrong, such as lost edges, two equal edges, or a line that flickers.</param>
public readonly record struct LineFault(long Nanoseconds, string Reason);
