using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>
/// The LED of a virtual unit. Waiting moves the unit's clock on, and nothing sleeps. What the LED did while the clock was moved on by a reboot is still
/// there to be read, from the moment on that the line was opened.
/// </summary>
public sealed class VirtualLine : ILineEventSource
{
    private const int NanosecondsPerTick = 100;

    private readonly VirtualUnit _module;
    private readonly SimulatedClock _clock;
    private DateTimeOffset _position;
    private uint _sequence;
    private bool _isOn;

    internal VirtualLine(VirtualUnit module, SimulatedClock clock)
    {
        _module = module;
        _clock = clock;
        _position = clock.GetUtcNow();
        _isOn = ReadLevel();
    }

    /// <inheritdoc/>
    public string Description => $"the LED of the virtual unit {_module.SerialNumber}";

    /// <inheritdoc/>
    /// <remarks>Nothing can be lost on the way here.</remarks>
    public bool HasKernelEvidence => true;

    /// <inheritdoc/>
    public long Now => Nanoseconds(Time);

    // A hand may set the unit's clock back; a line's clock never goes back.
    private DateTimeOffset Time => _clock.GetUtcNow() is { } now && now > _position ? now : _position;

    /// <inheritdoc/>
    public bool ReadLevel() => Edges(Time, Time).First().IsOn;

    /// <inheritdoc/>
    public int Read(Span<LineEvent> events, TimeSpan patience)
    {
        DateTimeOffset end = Time + patience;
        while (true)
        {
            int count = Take(events);
            DateTimeOffset now = Time;
            if (count > 0 || events.IsEmpty || now >= end)
            {
                return count;
            }

            // Only what has happened is taken, since something else may come before what is foreseen here, such as the end of a fatal code.
            LedEdge[] foreseen = [.. Edges(now, end).Skip(1).Take(1)];
            _clock.Advance((foreseen.Length > 0 ? foreseen[0].At : end) - now);
        }
    }

    /// <summary>Nothing is held open.</summary>
    public void Dispose()
    {
    }

    private static long Nanoseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick;

    private int Take(Span<LineEvent> events)
    {
        DateTimeOffset now = Time;
        int count = 0;
        foreach (LedEdge edge in Edges(_position, now))
        {
            if (edge.IsOn == _isOn)
            {
                continue;
            }

            if (count == events.Length)
            {
                return count;
            }

            // Nothing takes time here. What the unit was told in the very moment up to which the line was read comes just after it.
            DateTimeOffset at = edge.At > _position ? edge.At : _position.AddTicks(1);
            events[count++] = new LineEvent(Nanoseconds(at), edge.IsOn, unchecked(++_sequence));
            _isOn = edge.IsOn;
            _position = edge.At;
        }

        _position = now;
        return count;
    }

    /// <summary>The level at the beginning, then the edges up to and including the end.</summary>
    private IEnumerable<LedEdge> Edges(DateTimeOffset from, DateTimeOffset until) => _module.Led(from, until.AddTicks(1));
}
