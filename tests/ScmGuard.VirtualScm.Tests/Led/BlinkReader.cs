using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScmGuard.VirtualScm.Tests.Led;

/// <summary>Reads the LED with a stopwatch: written from the published description, not from the code that drives it.</summary>
internal static class BlinkReader
{
    /// <summary>The flashes: when each begins, how long it is on, how long the LED is off behind it (for ever, if the window ends).</summary>
    public static List<(DateTimeOffset At, double On, double Off)> Flashes(IEnumerable<LedEdge> edges)
    {
        LedEdge[] all = [.. edges];
        List<(DateTimeOffset, double, double)> flashes = [];
        for (int i = 0; i + 1 < all.Length; i++)
        {
            if (all[i].IsOn)
            {
                double off = i + 2 < all.Length ? (all[i + 2].At - all[i + 1].At).TotalSeconds : double.PositiveInfinity;
                flashes.Add((all[i].At, (all[i + 1].At - all[i].At).TotalSeconds, off));
            }
        }

        return flashes;
    }

    /// <summary>The code that is shown first, such as <c>4-2</c>; empty if none is.</summary>
    public static string FatalCode(IEnumerable<LedEdge> edges)
    {
        // A first, partial sequence is passed over.
        List<(DateTimeOffset At, double On, double Off)> flashes = Flashes(edges);
        int start = Enumerable.Range(0, flashes.Count).FirstOrDefault(
            first => (first == 0 || flashes[first - 1].On > 0.075) && flashes.Skip(first).TakeWhile(flash => flash.On < 0.075).Count() == 10, -1);
        if (start < 0)
        {
            return "";
        }

        flashes.RemoveRange(0, start);
        // Ten very rapid flashes take about a second in all.
        Assert.InRange((flashes[9].At - flashes[0].At).TotalSeconds, 0.8, 1.1);
        Assert.InRange(flashes[9].Off, 0.9, 1.15);
        List<int> counts = [0];
        foreach ((DateTimeOffset _, double on, double off) in flashes.Skip(10).TakeWhile(flash => flash.On > 0.25))
        {
            Assert.InRange(on, 0.4, 0.6);
            counts[^1]++;
            if (off > 0.85)
            {
                counts.Add(0);
            }
        }

        return string.Join('-', counts.Where(count => count > 0).Select(count => count.ToString(CultureInfo.InvariantCulture)));
    }
}
