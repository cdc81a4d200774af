using System;
using System.Diagnostics;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>CLOCK_MONOTONIC, which the kernel stamps edges with.</summary>
internal static class MonotonicClock
{
    /// <summary>Now, in nanoseconds. On Linux the platform's own ticks are those of this clock, one a nanosecond.</summary>
    public static long Now => (long)((Int128)Stopwatch.GetTimestamp() * 1_000_000_000 / Stopwatch.Frequency);
}
