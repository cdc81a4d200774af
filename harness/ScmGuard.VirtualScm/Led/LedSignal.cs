using System;
using System.Collections.Generic;

namespace ScmGuard.VirtualScm;

/// <summary>The LED's signal as a pure function of what it was told.</summary>
internal static class LedSignal
{
    /// <summary>
    /// The edges in a window, the first of which gives the level at its beginning. Before the first event the LED is off. An edge is emitted
    /// only where the level changes.
    /// </summary>
    public static IEnumerable<LedEdge> Edges(IReadOnlyList<LedEvent> history, DateTimeOffset from, DateTimeOffset until, LedJitter jitter)
    {
        if (until <= from)
        {
            yield break;
        }

        bool isOn = false;
        bool isFirst = true;
        foreach (LedEdge edge in Disturbed(Pulses(history, from, until), jitter))
        {
            if (edge.At <= from)
            {
                isOn = edge.IsOn;
                continue;
            }

            if (isFirst)
            {
                yield return new LedEdge(from, isOn);
                isFirst = false;
            }

            if (edge.At < until && edge.IsOn != isOn)
            {
                isOn = edge.IsOn;
                yield return edge;
            }
        }

        if (isFirst)
        {
            yield return new LedEdge(from, isOn);
        }
    }

    /// <summary>Undisturbed changes, from the last one before the window to the first one behind it.</summary>
    private static IEnumerable<LedEdge> Pulses(IReadOnlyList<LedEvent> history, DateTimeOffset from, DateTimeOffset until)
    {
        for (int i = 0; i < history.Count && history[i].At < until; i++)
        {
            DateTimeOffset end = i + 1 < history.Count ? history[i + 1].At : DateTimeOffset.MaxValue;
            if (end <= from)
            {
                continue;
            }

            LedWave wave = LedWave.After(history[i]);
            DateTimeOffset at = history[i].At;
            foreach (LedPulse pulse in wave.Once)
            {
                if (at >= end || at >= until)
                {
                    break;
                }

                yield return new LedEdge(at, pulse.IsOn);
                at += pulse.Duration;
            }

            TimeSpan period = TimeSpan.Zero;
            foreach (LedPulse pulse in wave.Cycle)
            {
                period += pulse.Duration;
            }

            if (from > at)
            {
                // Whole periods that end before the window: a unit may have run for months.
                at += period * Math.Floor((from - at) / period);
            }

            while (at < end && at < until)
            {
                foreach (LedPulse pulse in wave.Cycle)
                {
                    if (at < end && at < until)
                    {
                        yield return new LedEdge(at, pulse.IsOn);
                    }

                    at += pulse.Duration;
                }
            }
        }
    }

    private static IEnumerable<LedEdge> Disturbed(IEnumerable<LedEdge> edges, LedJitter jitter)
    {
        LedEdge? before = null;
        LedEdge? current = null;
        foreach (LedEdge edge in Changes(edges))
        {
            if (current is { } exact)
            {
                yield return Move(before, exact, edge, jitter);
                before = exact;
            }

            current = edge;
        }

        if (current is { } last)
        {
            yield return Move(before, last, null, jitter);
        }
    }

    private static IEnumerable<LedEdge> Changes(IEnumerable<LedEdge> edges)
    {
        bool? level = null;
        foreach (LedEdge edge in edges)
        {
            if (edge.IsOn != level)
            {
                level = edge.IsOn;
                yield return edge;
            }
        }
    }

    private static LedEdge Move(LedEdge? before, LedEdge edge, LedEdge? after, LedJitter jitter)
    {
        if (jitter.Fraction == 0 || before is null || after is null)
        {
            return edge;
        }

        TimeSpan left = edge.At - before.Value.At;
        TimeSpan right = after.Value.At - edge.At;
        // The shift follows from the edge's own time, so that it is the same in every window.
        double dice = new Random(HashOf(jitter.Seed, edge.At.UtcTicks)).NextDouble() * 2 - 1;
        return edge with { At = edge.At + (left < right ? left : right) * (jitter.Fraction * dice) };
    }

    private static int HashOf(int seed, long ticks)
    {
        ulong mixed = unchecked(((ulong)ticks + (uint)seed) * 0x9E37_79B9_7F4A_7C15);
        return (int)(mixed >> 33) ^ seed;
    }
}
