using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>A trace as it grows, and everything about it that cannot be trusted.</summary>
internal sealed class LineRecording
{
    // Enough to see that the line is unusable.
    private const int MostFaults = 1000;
    private const long Second = 1_000_000_000;

    private readonly LineRecorderOptions _options;
    private readonly List<LineEdge> _edges = [];
    private readonly List<LineFault> _faults = [];
    private readonly long[] _lately;
    private ILineObserver? _observer;
    private long _flickeredAt = long.MinValue / 2;
    private bool _disagrees;

    /// <summary>Begins a trace.</summary>
    /// <param name="options">What it holds to.</param>
    /// <param name="begin">When it begins.</param>
    /// <param name="isOn">What the LED is then.</param>
    public LineRecording(LineRecorderOptions options, long begin, bool isOn)
    {
        _options = options;
        _lately = new long[options.MostEdgesPerSecond];
        Begin = Last = begin;
        BeganOn = IsOn = isOn;
    }

    public long Begin { get; }

    public bool BeganOn { get; }

    /// <summary>What the LED is by the last edge.</summary>
    public bool IsOn { get; private set; }

    /// <summary>The last edge's time, or the begin.</summary>
    public long Last { get; private set; }

    public bool IsFull => _edges.Count >= _options.MostEdges;

    /// <summary>Tells somebody of everything from the begin on.</summary>
    public void Tell(ILineObserver? observer)
    {
        _observer = observer;
        observer?.OnBegin(Begin, BeganOn);
        foreach (LineFault fault in _faults)
        {
            observer?.OnFault(fault);
        }
    }

    /// <summary>Takes an edge as it was delivered.</summary>
    /// <param name="seen">The edge.</param>
    /// <param name="before">The count of the edge before it; null if there was none, or if the source does not count.</param>
    public void Add(LineEvent seen, uint? before)
    {
        if (before is { } last && seen.Sequence != unchecked(last + 1))
        {
            Report(seen.Nanoseconds, LossBetween(last, seen.Sequence));
        }

        if (seen.Nanoseconds <= Begin)
        {
            // It was under way while the level was read.
            if (seen.IsOn != IsOn)
            {
                Report(Begin, "the line changed while its level was read for the first time, so that it is not certain what it was");
            }

            return;
        }

        if (seen.Nanoseconds < Last)
        {
            Report(Last, $"an edge came with a time before that of the edge before it, by {Last - seen.Nanoseconds} ns, and was left out");
            return;
        }

        if (seen.IsOn == IsOn)
        {
            Report(seen.Nanoseconds, $"an edge to {Word(seen.IsOn)} where the line was {Word(IsOn)} already: one between was lost or came too fast");
        }

        if (_edges.Count >= _lately.Length && seen.Nanoseconds - _lately[_edges.Count % _lately.Length] < Second && seen.Nanoseconds - _flickeredAt >= Second)
        {
            _flickeredAt = seen.Nanoseconds;
            Report(seen.Nanoseconds, $"more than {_options.MostEdgesPerSecond} edges in a second: dimming by pulses, or an input that floats");
        }

        _lately[_edges.Count % _lately.Length] = seen.Nanoseconds;
        LineEdge edge = new(seen.Nanoseconds, seen.IsOn);
        _edges.Add(edge);
        IsOn = seen.IsOn;
        Last = seen.Nanoseconds;
        _observer?.OnEdge(edge);
        if (IsFull)
        {
            Report(Last, $"the trace has its {_options.MostEdges} edges, which is as many as are kept, and ends here");
        }
    }

    /// <summary>Compares the level that was read beside the edges.</summary>
    public void Compare(long nanoseconds, bool level)
    {
        bool disagreed = _disagrees;
        _disagrees = level != IsOn;
        if (_disagrees && !disagreed)
        {
            Report(nanoseconds, $"the line is {Word(level)}, but by its edges it should be {Word(IsOn)}: an edge was lost");
        }
    }

    /// <summary>Something cannot be trusted.</summary>
    public void Report(long nanoseconds, string reason)
    {
        if (_faults.Count < MostFaults)
        {
            LineFault fault = new(nanoseconds, _faults.Count < MostFaults - 1 ? reason : "there are more faults from here on, which are not listed");
            _faults.Add(fault);
            _observer?.OnFault(fault);
        }
    }

    /// <summary>Time went on.</summary>
    public void Pass(long nanoseconds) => _observer?.OnTime(nanoseconds);

    /// <summary>The trace.</summary>
    public LineTrace End(long end, string source) => new(Begin, Math.Max(end, Last), BeganOn, _edges.ToArray(), _faults) { Source = source };

    private static string LossBetween(uint last, uint next)
    {
        uint lost = unchecked(next - last - 1);
        return lost < int.MaxValue
            ? $"{lost} {(lost == 1 ? "edge was" : "edges were")} lost here: the count goes from {last} to {next}"
            : $"the count of the edges goes back from {last} to {next}";
    }

    private static string Word(bool isOn) => isOn ? "on" : "off";
}
