using System;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>How a line is read.</summary>
public sealed record GpioLineOptions
{
    /// <summary>The longest debounce that is taken: a very rapid flash is on for 50 ms, and much less may be left of it.</summary>
    public static readonly TimeSpan LongestDebounce = TimeSpan.FromMilliseconds(2);

    /// <summary>True if the LED is on while the line is low.</summary>
    public bool IsActiveLow { get; init; }

    /// <summary>How long the kernel waits until a level counts: above 0, at most <see cref="LongestDebounce"/>, to the microsecond. Null for no wait.</summary>
    public TimeSpan? Debounce { get; init; }
}
