using System;
using System.Collections.Generic;
using System.Threading;

namespace ScmGuard.Harness.Tests.Units.Ssh;

/// <summary>A clock on which waiting takes no time: it goes on by what was waited for, and what was planned for meanwhile happens.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private readonly PriorityQueue<Action, TimeSpan> _planned = new();
    private static readonly DateTimeOffset s_start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => s_start + Elapsed;

    /// <summary>Plans something for later.</summary>
    public void After(TimeSpan time, Action action) => _planned.Enqueue(action, Elapsed + time);

    public void Advance(TimeSpan time)
    {
        TimeSpan end = Elapsed + time;
        while (_planned.TryPeek(out Action? action, out TimeSpan due) && due <= end)
        {
            _planned.Dequeue();
            Elapsed = due;
            action();
        }

        Elapsed = end;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            Advance(dueTime);
            callback(state);
        }

        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public System.Threading.Tasks.ValueTask DisposeAsync() => default;
    }
}
