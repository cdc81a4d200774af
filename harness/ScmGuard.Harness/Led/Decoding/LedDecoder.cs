using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Says what an LED shows from the edges of its line: the right answer, or none and why.</summary>
/// <remarks>
/// Edge by edge, without allocation until there is something to say. What it says depends on the edges and their times alone, not on how often
/// it is asked in between. Not for two threads at once.
/// </remarks>
public sealed class LedDecoder
{
    // Bounce that does not end is none.
    private const long LongestBounce = 40_000_000;

    private const int MostGlitches = 8;
    private const long GlitchTime = 10_000_000_000;
    private const long NotPending = long.MinValue;

    private readonly LedTimes _times;
    private readonly PatternReader _reader;
    private readonly EdgeRate _rate;
    private bool _hasBegun;
    private bool _raw;
    private bool _settled;
    private long _pending;
    private long _lastEdge;
    private long _now;
    private int _glitches;
    private long _glitchesSince;
    private LedVerdict _said;

    /// <summary>A decoder that has seen nothing.</summary>
    /// <param name="options">What to hold the line against; null for the documented times.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LedDecoder(LedDecoderOptions? options = null)
    {
        options ??= LedDecoderOptions.Default;
        _times = new LedTimes(options);
        _reader = new PatternReader(_times);
        _rate = new EdgeRate(options.MostEdgesPerSecond);
    }

    /// <summary>The last reading that <see cref="Add"/> or <see cref="Advance"/> returned; null before the first.</summary>
    public LedReading? Current { get; private set; }

    /// <summary>Decodes a whole trace.</summary>
    /// <param name="trace">What was seen.</param>
    /// <param name="options">What to hold it against; null for the documented times.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static LedReading Decode(LineTrace trace, LedDecoderOptions? options = null)
    {
        LedDecoder decoder = new(options);
        decoder.Begin(trace.Begin, trace.BeganOn);
        IReadOnlyList<LineFault> faults = trace.Faults;
        int fault = 0;
        foreach (LineEdge edge in trace.Edges.Span)
        {
            for (; fault < faults.Count && faults[fault].Nanoseconds <= edge.Nanoseconds; fault++)
            {
                decoder.Fault(faults[fault]);
            }

            decoder.Take(edge);
        }

        for (; fault < faults.Count; fault++)
        {
            decoder.Fault(faults[fault]);
        }

        return decoder.Finish(trace.End);
    }

    /// <summary>Starts anew.</summary>
    /// <param name="now">When, in nanoseconds on the clock of the edges.</param>
    /// <param name="isOn">What the LED is.</param>
    public void Begin(long now, bool isOn)
    {
        (_raw, _settled, _pending, _lastEdge, _now) = (isOn, isOn, NotPending, now, now);
        (_glitches, _glitchesSince, _said) = (0, now, default);
        _rate.Reset();
        _reader.Begin(now, isOn);
        Current = null;
        _hasBegun = true;
    }

    /// <summary>The LED changed.</summary>
    /// <param name="edge">When, and to what. A time before what was said last is a fault, and is taken for that one.</param>
    /// <returns>A reading if a verdict became certain or changed; otherwise null.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Begin"/> was not called.</exception>
    public LedReading? Add(LineEdge edge)
    {
        RequireBegin();
        Take(edge);
        return Say();
    }

    /// <summary>Time passed without an edge.</summary>
    /// <param name="now">The time, in nanoseconds on the clock of the edges. Nothing happens if it is not later than what was said last.</param>
    /// <returns>A reading if a verdict became certain or changed; otherwise null.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Begin"/> was not called.</exception>
    public LedReading? Advance(long now)
    {
        RequireBegin();
        Pass(now);
        return Say();
    }

    /// <summary>What was seen since the last edge cannot be trusted. To be said before the edge at which it was noticed.</summary>
    /// <param name="fault">When it was noticed, and what.</param>
    /// <exception cref="InvalidOperationException"><see cref="Begin"/> was not called.</exception>
    public void Fault(LineFault fault)
    {
        RequireBegin();
        Pass(fault.Nanoseconds);
        _reader.Fault(new Doubt(DoubtKind.Fault, fault.Nanoseconds, Text: fault.Reason));
    }

    /// <summary>No more is coming.</summary>
    /// <param name="end">When the trace ends, in nanoseconds on the clock of the edges.</param>
    /// <returns>What it says at its end.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Begin"/> was not called.</exception>
    public LedReading Finish(long end)
    {
        RequireBegin();
        Pass(end);
        return LedReadings.Of(_reader, _times, _now);
    }

    private void Take(LineEdge edge)
    {
        long now = edge.Nanoseconds;
        if (now < _now)
        {
            _reader.Fault(new Doubt(DoubtKind.TimeBack, now));
            now = _now;
        }

        Pass(now);
        if (!_rate.Add(now))
        {
            _reader.Fault(new Doubt(DoubtKind.TooFast, now));
        }

        if (edge.IsOn == _raw)
        {
            _reader.Fault(new Doubt(DoubtKind.EqualEdges, now));
            return;
        }

        _raw = edge.IsOn;
        _lastEdge = now;
        if (_pending == NotPending)
        {
            _pending = now;
        }
        else if (now - _pending > LongestBounce)
        {
            _reader.Fault(new Doubt(DoubtKind.Flicker, now));
        }
    }

    private void Pass(long now)
    {
        if (now <= _now && now < _reader.Deadline)
        {
            return;
        }

        if (_pending != NotPending && now - _lastEdge >= _times.Settling)
        {
            Settle();
        }

        if (_pending == NotPending)
        {
            WaitUntil(now);
        }

        _now = Math.Max(_now, now);
    }

    private void Settle()
    {
        WaitUntil(_pending);
        if (_raw != _settled)
        {
            _settled = _raw;
            _glitches = 0;
            _reader.Change(_pending, _settled);
        }
        else
        {
            if (_pending - _glitchesSince > GlitchTime)
            {
                (_glitches, _glitchesSince) = (0, _pending);
            }

            if (++_glitches > MostGlitches)
            {
                _reader.Fault(new Doubt(DoubtKind.Flicker, _pending));
            }
        }

        _pending = NotPending;
    }

    private void WaitUntil(long now)
    {
        while (_reader.Deadline <= now)
        {
            _reader.Wait();
        }
    }

    private LedReading? Say()
    {
        if (_reader.Verdict == _said)
        {
            return null;
        }

        _said = _reader.Verdict;
        return Current = LedReadings.Of(_reader, _times, _now);
    }

    private void RequireBegin()
    {
        if (!_hasBegun)
        {
            throw new InvalidOperationException("Begin was not called: the decoder does not know what the LED was at first.");
        }
    }
}
