using System;
using System.Threading;

namespace ScmGuard.Harness.Units.Virtual;

/// <summary>A clock that can be moved on: what a boot takes is added at once.</summary>
/// <param name="source">The clock below.</param>
public sealed class SimulatedClock(TimeProvider source) : TimeProvider
{
    private long _offset;

    /// <summary>Moves the clock on, or back as a wrong hand does.</summary>
    public void Advance(TimeSpan time) => Interlocked.Add(ref _offset, time.Ticks);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => source.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    /// <inheritdoc/>
    public override long TimestampFrequency => source.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => source.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => source.CreateTimer(callback, state, dueTime, period);
}
