using System;
using System.Collections.Generic;
using System.Globalization;
using ScmGuard.Harness.Led;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Led;

/// <summary>The LED while the host boots: slow flashes, then rapid ones, then off.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting, which states the order and no times. Slow is taken for anything from 0.7 s to 2 s a flash.</remarks>
/// <param name="Slow">How long it flashed slowly; zero if that was not seen.</param>
/// <param name="Rapid">How long it flashed rapidly after that; zero if that was not seen.</param>
/// <param name="Off">How long it was off after that; zero if that was not seen.</param>
internal readonly record struct BootSequence(TimeSpan Slow, TimeSpan Rapid, TimeSpan Off)
{
    private const int FewestSlow = 4;
    private const int FewestRapid = 5;
    private const long Second = 1_000_000_000;
    private const long ShortestOff = Second / 2;

    private static readonly (double From, double To) s_slow = (0.7, 2);

    /// <summary>4 to 7 in a second, with a tenth of room.</summary>
    private static readonly (double From, double To) s_rapid = (0.9 / 7, 1.1 / 4);

    /// <summary>True if all of it was seen, in its order.</summary>
    public bool IsWhole => Slow > TimeSpan.Zero && Rapid > TimeSpan.Zero && Off > TimeSpan.Zero;

    /// <summary>Looks for it in a trace of a boot.</summary>
    public static BootSequence Find(LineTrace trace)
    {
        List<long> flashes = [];
        List<long> ends = [];
        foreach (LineEdge edge in trace.Edges.Span)
        {
            (edge.IsOn ? flashes : ends).Add(edge.Nanoseconds);
        }

        (int begin, int end) slow = Longest(flashes, s_slow, 0, FewestSlow);
        (int begin, int end) rapid = Longest(flashes, s_rapid, slow.end, FewestRapid);
        long last = rapid.end > 0 ? ends.Find(at => at > flashes[rapid.end]) : 0;
        long next = rapid.end > 0 && rapid.end + 1 < flashes.Count ? flashes[rapid.end + 1] : trace.End;
        bool isDark = last > 0 && next - last >= ShortestOff;
        return new BootSequence(Span(flashes, slow), Span(flashes, rapid), isDark ? TimeSpan.FromTicks((next - last) / 100) : TimeSpan.Zero);
    }

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Words(Slow, "slow flashes")}, {Words(Rapid, $"rapid flashes ({LedTiming.RapidFlashesPerSecond.Value:0} a second)")}, {Words(Off, "off")}");

    private static string Words(TimeSpan time, string name) => time > TimeSpan.Zero ? string.Create(CultureInfo.InvariantCulture, $"{name} for {time.TotalSeconds:0.#} s") : $"no {name}";

    /// <summary>The longest row of flashes that follow each other at a rate; from its first to its last flash.</summary>
    private static (int Begin, int End) Longest(List<long> flashes, (double From, double To) seconds, int from, int fewest)
    {
        (int Begin, int End) longest = (0, 0);
        int begin = from;
        for (int index = from; index + 1 < flashes.Count; index++)
        {
            double period = (flashes[index + 1] - flashes[index]) / (double)Second;
            if (period < seconds.From || period > seconds.To)
            {
                begin = index + 1;
            }
            else if (index + 1 - begin > longest.End - longest.Begin)
            {
                longest = (begin, index + 1);
            }
        }

        return longest.End - longest.Begin + 1 >= fewest ? longest : (0, 0);
    }

    private static TimeSpan Span(List<long> flashes, (int Begin, int End) row) =>
        row.End > 0 ? TimeSpan.FromTicks((flashes[row.End] - flashes[row.Begin]) / 100) : TimeSpan.Zero;
}
