using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting.Html;

/// <summary>A small drawing of values between their limits.</summary>
internal static class MeasurementBar
{
    private const double Width = 150;
    private const double Height = 16;
    private const double Edge = 4;

    // More would be a smear, and each costs a line.
    private const int MostTicks = 60;

    /// <summary>The drawing; empty where there is nothing to draw.</summary>
    public static Markup Of(MeasurementGroup group)
    {
        Markup svg = new();
        double[] values = [.. group.Values.Where(Axis.CanShow)];
        if (group.Limits is not { } limits || (limits.Lower ?? limits.Upper) is null || values.Length == 0
            || !Axis.CanShow(limits.Lower ?? 0) || !Axis.CanShow(limits.Upper ?? 0) || !Axis.CanShow(limits.Band))
        {
            return svg;
        }

        (double from, double to) = Domain(limits, values.Min(), values.Max());
        double X(double value) => Edge + ((Width - (2 * Edge)) * Math.Clamp((value - from) / (to - from), 0, 1));
        double lower = limits.Lower is { } low ? X(low) : Edge;
        double upper = limits.Upper is { } high ? X(high) : Width - Edge;
        svg.Add($"""<svg class="bar" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" role="img" aria-label="{Describe(group, limits)}">""");
        svg.Add($"""<rect class="b-out" x="{Edge}" y="5" width="{Width - (2 * Edge)}" height="6" rx="3"/>""");
        svg.Add($"""<rect class="b-in" x="{lower}" y="5" width="{Math.Max(upper - lower, 1)}" height="6"/>""");
        if (limits.Band > 0)
        {
            foreach ((double start, double end) in Bands(limits))
            {
                svg.Add($"""<rect class="b-band" x="{X(start)}" y="5" width="{Math.Max(X(end) - X(start), 0)}" height="6"/>""");
            }
        }

        foreach (double? limit in (double?[])[limits.Lower, limits.Upper])
        {
            if (limit is { } place)
            {
                svg.Add($"""<path class="b-limit" d="M{X(place)} 2v12"/>""");
            }
        }

        foreach (double place in values.Where(value => value != group.Worst).Select(X).Select(place => Math.Round(place)).Distinct().Take(MostTicks))
        {
            svg.Add($"""<path class="b-other" d="M{place} 4v8"/>""");
        }

        if (Axis.CanShow(group.Worst))
        {
            svg.Add($"""<circle class="b-value {group.Verdict.Style()}" cx="{X(group.Worst)}" cy="8" r="4"/>""");
        }

        svg.Add($"</svg>");
        return svg;
    }

    private static (double From, double To) Domain(Limits limits, double smallest, double largest)
    {
        double lower = limits.Lower ?? limits.Upper!.Value;
        double upper = limits.Upper ?? limits.Lower!.Value;
        double from = Math.Min(lower, smallest);
        double to = Math.Max(upper, largest);

        // Some room on both sides, so that a limit is never the drawing's edge.
        double room = Math.Max((to - from) * 0.2, Math.Max(limits.Band, to == from ? Math.Max(Math.Abs(to), 1) : 0));
        return (from - room, to + room);
    }

    private static IEnumerable<(double Start, double End)> Bands(Limits limits)
    {
        if (limits.Lower is { } lower)
        {
            yield return (lower, Math.Min(lower + limits.Band, limits.Upper ?? double.MaxValue));
        }

        if (limits.Upper is { } upper)
        {
            yield return (Math.Max(upper - limits.Band, limits.Lower ?? double.MinValue), upper);
        }
    }

    private static string Describe(MeasurementGroup group, Limits limits) =>
        $"{Words.WithUnit(group.Worst, group.Unit)}, {Words.Range(limits, group.Unit)}: {group.Verdict!.Value.Word()}";
}
