using System;
using System.Collections.Generic;
using System.Linq;

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
        foreach (LedEdge edge in Disturbed(Levels(history, from), jitter))
        {
            if (edge.At >= until)
            {
                break;
            }

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

            if (edge.IsOn != isOn)
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

    /// <summary>The undisturbed levels, without an end where the LED flashes for ever. Periods long before the window are left out.</summary>
    private static IEnumerable<LedEdge> Levels(IReadOnlyList<LedEvent> history, DateTimeOffset from)
    {
        for (int i = 0; i < history.Count; i++)
        {
            DateTimeOffset end = i + 1 < history.Count ? history[i + 1].At : DateTimeOffset.MaxValue;
            LedWave wave = LedWave.After(history[i]);
            DateTimeOffset at = history[i].At;
            foreach (LedPulse pulse in wave.Once)
            {
                if (at >= end)
                {
                    break;
                }

                yield return new LedEdge(at, pulse.IsOn);
                at += pulse.Duration;
            }

            bool isSteady = wave.Cycle.All(pulse => pulse.IsOn == wave.Cycle[0].IsOn);
            if (isSteady && at < end)
            {
                yield return new LedEdge(at, wave.Cycle[0].IsOn);
                continue;
            }

            TimeSpan period = wave.Cycle.Aggregate(TimeSpan.Zero, (sum, pulse) => sum + pulse.Duration);
            bool hasJumped = false;
            while (at < end)
            {
                foreach (LedPulse pulse in wave.Cycle)
                {
                    if (at < end)
                    {
                        yield return new LedEdge(at, pulse.IsOn);
                    }

                    at += pulse.Duration;
                }

                if (!hasJumped)
                {
                    // A unit may have run for months. One period before the window stays, so that no edge in it misses a neighbour.
                    hasJumped = true;
                    double periods = Math.Floor(((from < end ? from : end) - at) / period) - 1;
                    at += periods > 0 ? period * periods : TimeSpan.Zero;
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
