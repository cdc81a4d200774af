using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Led.Encoding;

/// <summary>What goes wrong between the LED and the trace.</summary>
public sealed record LedDisturbance
{
    private const string LevelReason = "the level of the line is not what the last edge said";
    private const string LostReason = "an edge is missing in the source's count";

    /// <summary>Edges that were not delivered, at random places.</summary>
    public int LostEdges { get; init; }

    /// <summary>Whole flashes that were not seen: both of their edges are missing.</summary>
    public int LostFlashes { get; init; }

    /// <summary>Flashes that run into the next one: the pause between them was not seen.</summary>
    public int MergedFlashes { get; init; }

    /// <summary>Edges that were delivered twice.</summary>
    public int DoubledEdges { get; init; }

    /// <summary>How often in a second the ambient light makes the line change for a moment, on the average.</summary>
    public double FlickersPerSecond { get; init; }

    /// <summary>How long a flicker is at the most.</summary>
    public TimeSpan FlickerTime { get; init; } = TimeSpan.FromMilliseconds(80);

    /// <summary>How much of the trace is missing at its begin.</summary>
    public TimeSpan CutBegin { get; init; }

    /// <summary>How much of the trace is missing at its end.</summary>
    public TimeSpan CutEnd { get; init; }

    /// <summary>True if the source counts the edges and so reports a <see cref="LineFault"/> where one is missing.</summary>
    public bool HasSequence { get; init; }

    /// <summary>The same seed disturbs the same trace alike.</summary>
    public int Seed { get; init; }

    /// <summary>Disturbs a trace.</summary>
    /// <param name="trace">The trace as it should be. It is not changed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or a time is negative, or nothing of the trace would be left.</exception>
    public LineTrace Apply(LineTrace trace)
    {
        Check(trace);
        Random random = new(Seed);
        List<LineEdge> edges = Flickered(trace, random);
        List<LineFault> faults = [.. trace.Faults];
        // The level at the begin is read from the line, not concluded from edges.
        long begin = trace.Begin + (CutBegin.Ticks * 100);
        int before = edges.FindLastIndex(edge => edge.Nanoseconds <= begin);
        bool beganOn = before < 0 ? trace.BeganOn : edges[before].IsOn;
        long end = trace.End - (CutEnd.Ticks * 100);
        int last = edges.FindLastIndex(edge => edge.Nanoseconds < end);
        bool endedOn = last < 0 ? trace.BeganOn : edges[last].IsOn;
        for (int i = 0; i < LostFlashes; i++)
        {
            LosePair(edges, isOn: true, faults, random);
        }

        for (int i = 0; i < MergedFlashes; i++)
        {
            LosePair(edges, isOn: false, faults, random);
        }

        for (int i = 0; i < LostEdges && edges.Count > 0; i++)
        {
            Lose(edges, random.Next(edges.Count), 1, faults);
        }

        for (int i = 0; i < DoubledEdges && edges.Count > 0; i++)
        {
            int place = random.Next(edges.Count);
            edges.Insert(place, edges[place]);
        }

        LineTrace cut = Cut(trace with { Begin = begin, End = end, BeganOn = beganOn }, edges, faults);
        // So is the level now and then, and at the end.
        ReadOnlySpan<LineEdge> left = cut.Edges.Span;
        return endedOn == (left.IsEmpty ? beganOn : left[^1].IsOn) ? cut : cut with { Faults = [.. cut.Faults, new LineFault(end, LevelReason)] };
    }

    private List<LineEdge> Flickered(LineTrace trace, Random random)
    {
        List<(long Begin, long End)> flickers = [];
        double at = trace.Begin;
        while (FlickersPerSecond > 0)
        {
            at += -Math.Log(1 - random.NextDouble()) / FlickersPerSecond * 1e9;
            double end = at + 1 + (random.NextDouble() * FlickerTime.TotalSeconds * 1e9);
            if (end >= trace.End)
            {
                break;
            }

            flickers.Add(((long)at, (long)end));
            at = end;
        }

        // A flicker turns whatever the LED is into its opposite.
        List<LineEdge> edges = [];
        bool level = trace.BeganOn;
        IEnumerable<(long Time, int Led)> changes = trace.Edges.ToArray().Select(static edge => (edge.Nanoseconds, edge.IsOn ? 1 : 0))
            .Concat(flickers.SelectMany(static flicker => new[] { (flicker.Begin, 2), (flicker.End, 3) })).OrderBy(static change => change.Item1);
        bool led = trace.BeganOn;
        bool isFlicker = false;
        foreach ((long time, int change) in changes)
        {
            (led, isFlicker) = change < 2 ? (change == 1, isFlicker) : (led, change == 2);
            if (led ^ isFlicker != level)
            {
                level = led ^ isFlicker;
                edges.Add(new LineEdge(time, level));
            }
        }

        return edges;
    }

    private void LosePair(List<LineEdge> edges, bool isOn, List<LineFault> faults, Random random)
    {
        int[] begins = [.. Enumerable.Range(0, Math.Max(0, edges.Count - 1)).Where(i => edges[i].IsOn == isOn && edges[i + 1].IsOn != isOn)];
        if (begins.Length > 0)
        {
            Lose(edges, begins[random.Next(begins.Length)], 2, faults);
        }
    }

    private void Lose(List<LineEdge> edges, int place, int count, List<LineFault> faults)
    {
        edges.RemoveRange(place, count);
        if (HasSequence && place < edges.Count)
        {
            faults.Add(new LineFault(edges[place].Nanoseconds, LostReason));
        }
    }

    private static LineTrace Cut(LineTrace trace, List<LineEdge> edges, List<LineFault> faults) => trace with
    {
        Edges = edges.Where(edge => edge.Nanoseconds > trace.Begin && edge.Nanoseconds < trace.End).ToArray(),
        Faults = [.. faults.Where(fault => fault.Nanoseconds > trace.Begin && fault.Nanoseconds < trace.End).OrderBy(static fault => fault.Nanoseconds)],
    };

    private void Check(LineTrace trace)
    {
        int least = Math.Min(Math.Min(LostEdges, LostFlashes), Math.Min(MergedFlashes, DoubledEdges));
        if (least < 0 || !(FlickersPerSecond is >= 0 and <= 1000) || FlickerTime < TimeSpan.Zero || CutBegin < TimeSpan.Zero || CutEnd < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(trace), this, "Counts and times of a disturbance are not negative, and there are at most 1000 flickers in a second.");
        }

        if (CutBegin + CutEnd >= trace.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(trace), trace.Length, $"Of a trace of {trace.Length.TotalSeconds} s nothing is left when {(CutBegin + CutEnd).TotalSeconds} s are cut off.");
        }
    }
}
