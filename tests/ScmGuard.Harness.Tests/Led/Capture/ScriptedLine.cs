using System;
using System.Collections.Generic;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Tests.Led.Capture;

/// <summary>A line that does what a test says, on a clock that only waiting moves on.</summary>
internal sealed class ScriptedLine : ILineEventSource
{
    private readonly Queue<LineEvent> _coming = new();
    private long _now;

    public ScriptedLine(params IEnumerable<LineEvent> events)
    {
        foreach (LineEvent seen in events)
        {
            _coming.Enqueue(seen);
        }
    }

    public string Description => "a scripted line";

    public bool HasKernelEvidence { get; init; } = true;

    public long Now => _now;

    /// <summary>What the level reads, given that of the edges so far; null for just that.</summary>
    public Func<long, bool, bool>? Level { get; init; }

    /// <summary>When the line goes away.</summary>
    public long DiesAt { get; init; } = long.MaxValue;

    /// <summary>Called whenever somebody waits.</summary>
    public Action<long>? OnWait { get; init; }

    /// <summary>The level of the edges so far.</summary>
    public bool IsOn { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Lets time go on while nobody reads.</summary>
    public void Pass(long nanoseconds) => _now += nanoseconds;

    public bool ReadLevel()
    {
        ThrowIfDead();
        foreach (LineEvent seen in _coming)
        {
            IsOn = seen.Nanoseconds <= _now ? seen.IsOn : IsOn;
        }

        return Level?.Invoke(_now, IsOn) ?? IsOn;
    }

    public int Read(Span<LineEvent> events, TimeSpan patience)
    {
        OnWait?.Invoke(_now);
        ThrowIfDead();
        long end = _now + patience.Ticks * 100;
        if (_coming.TryPeek(out LineEvent next) && next.Nanoseconds > _now)
        {
            _now = Math.Min(end, next.Nanoseconds);
        }
        else if (_coming.Count == 0)
        {
            _now = end;
        }

        int count = 0;
        while (count < events.Length && _coming.TryPeek(out next) && next.Nanoseconds <= _now && next.Nanoseconds < DiesAt)
        {
            events[count++] = _coming.Dequeue();
            IsOn = next.IsOn;
        }

        if (count == 0)
        {
            ThrowIfDead();
        }

        return count;
    }

    public void Dispose() => IsDisposed = true;

    private void ThrowIfDead()
    {
        if (_now >= DiesAt)
        {
            throw new HostException("a scripted line: unplugged");
        }
    }
}
