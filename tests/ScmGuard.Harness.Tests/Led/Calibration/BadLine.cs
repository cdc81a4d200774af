using System;
using System.Collections.Generic;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Tests.Led.Calibration;

/// <summary>A line with something wrong between the LED and whoever reads.</summary>
internal sealed class BadLine(ILineEventSource line) : ILineEventSource
{
    // Of times since the epoch, a floating number has not every nanosecond.
    private readonly long _origin = line.Now;
    private int _seen;
    private uint _sequence;
    private LineEvent? _held;
    private long _last;
    private bool? _isOn;

    public string Description => "a bad line";

    public bool HasKernelEvidence { get; init; } = true;

    /// <summary>How fast the reader's clock is.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How late edges to on are.</summary>
    public TimeSpan LateOn { get; init; }

    /// <summary>How late any edge is at most.</summary>
    public TimeSpan Jitter { get; init; }

    public Random? Random { get; init; }

    /// <summary>The first edge that is lost, from 0, and how many.</summary>
    public int LosesAt { get; init; } = int.MaxValue;

    public int Loses { get; init; }

    /// <summary>When the lost ones were.</summary>
    public List<long> Lost { get; } = [];

    /// <summary>A level that lasts no longer is not seen.</summary>
    public TimeSpan Swallows { get; init; }

    public bool? StuckAt { get; init; }

    public int DiesAfter { get; init; } = int.MaxValue;

    public Action? OnWait { get; init; }

    public long Now => Scaled(line.Now);

    public bool ReadLevel() => StuckAt ?? (Swallows > TimeSpan.Zero ? _isOn : null) ?? line.ReadLevel();

    public int Read(Span<LineEvent> events, TimeSpan patience)
    {
        OnWait?.Invoke();
        if (_seen >= DiesAfter)
        {
            throw new HostException("a bad line: unplugged");
        }

        LineEvent[] one = new LineEvent[1];
        long end = line.Now + (long)Math.Ceiling(patience.Ticks * 100 / Scale);
        while (!events.IsEmpty)
        {
            if (line.Read(one, TimeSpan.FromTicks((Math.Max(0, end - line.Now) + 99) / 100)) == 0)
            {
                // What has lasted long enough counts.
                return _held is { } held && line.Now - held.Nanoseconds > Swallows.Ticks * 100 ? Give(held, events) : 0;
            }

            if (StuckAt is not null)
            {
                continue;
            }

            int index = _seen++;
            if (index >= LosesAt && index < LosesAt + Loses)
            {
                _sequence++;
                Lost.Add(Scaled(one[0].Nanoseconds));
                continue;
            }

            if (Swallows == TimeSpan.Zero)
            {
                return Give(one[0], events);
            }

            if (_held is not { } before)
            {
                _held = one[0];
            }
            else if (one[0].Nanoseconds - before.Nanoseconds > Swallows.Ticks * 100)
            {
                Give(before, events);
                _held = one[0];
                return 1;
            }
            else
            {
                _held = null;
            }
        }

        return 0;
    }

    public void Dispose() => line.Dispose();

    private long Scaled(long nanoseconds) => _origin + (long)Math.Round((nanoseconds - _origin) * Scale);

    private int Give(LineEvent seen, Span<LineEvent> events)
    {
        _held = null;
        _isOn = seen.IsOn;
        long shift = (seen.IsOn ? LateOn.Ticks * 100 : 0) + (long)(Jitter.Ticks * 100 * (Random?.NextDouble() ?? 0));
        _last = Math.Max(_last + 1, Scaled(seen.Nanoseconds + shift));
        events[0] = new LineEvent(_last, seen.IsOn, HasKernelEvidence ? ++_sequence : 0);
        return 1;
    }
}
