using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting.Html;

/// <summary>The distribution of the boot times, a row for each kind of reboot: a dot for each boot, or columns where they are too many.</summary>
internal static class BootPlot
{
    private const double Width = 960;
    private const double Left = 110;
    private const double Right = 20;
    private const double RowHeight = 62;
    private const double Dot = 4.5;
    private const int MostDotsInStack = 5;

    public static Markup Of(BootTimes times)
    {
        Markup svg = new();
        times = times with
        {
            Samples = [.. times.Samples.Where(sample => Axis.CanShow(sample.Seconds))],
            Limits = times.Limits is { } limits && Axis.CanShow(limits.Lower ?? 0) && Axis.CanShow(limits.Upper ?? 0) ? limits : null,
        };
        if (times.Samples.Count == 0)
        {
            return svg;
        }

        (RebootKind? Kind, double[] Seconds)[] rows = [.. times.Samples.GroupBy(sample => sample.Kind).OrderBy(row => row.Key).Select(row => (row.Key, row.Select(sample => sample.Seconds).Order().ToArray()))];
        (double from, double to) = Domain(times);
        double X(double seconds) => Left + ((Width - Left - Right) * (seconds - from) / (to - from));
        double height = (rows.Length * RowHeight) + 34;
        double floor = rows.Length * RowHeight;
        svg.Add($"""<svg class="plot" viewBox="0 0 {Width} {height}" role="img" aria-label="{Describe(rows)}">""");
        foreach (double tick in Axis.Decimal(from, to))
        {
            svg.Add($"""<path class="grid" d="M{X(tick)} 4V{floor}"/><text class="tick" x="{X(tick)}" y="{floor + 16}" text-anchor="middle">{Words.Number(tick)}</text>""");
        }

        svg.Add($"""<text class="tick" x="{Left - 12}" y="{floor + 16}" text-anchor="end">seconds</text>""");
        foreach ((double? limit, string name) in ((double?, string)[])[(times.Limits?.Lower, "lower limit"), (times.Limits?.Upper, "upper limit")])
        {
            if (limit is { } place)
            {
                svg.Add($"""<path class="limit" d="M{X(place)} 4V{floor}"/><text class="tick limit-name" x="{X(place)}" y="{floor + 31}" text-anchor="middle">{name} {Words.Number(place)} s</text>""");
            }
        }

        for (int row = 0; row < rows.Length; row++)
        {
            AddRow(svg, rows[row].Kind, rows[row].Seconds, (row + 1) * RowHeight, X);
        }

        svg.Add($"</svg>");
        return svg;
    }

    private static void AddRow(Markup svg, RebootKind? kind, double[] seconds, double floor, Func<double, double> x)
    {
        svg.Add($"""<path class="axis" d="M{Left} {floor}H{Width - Right}"/><text class="row" x="{Left - 12}" y="{floor - 22}" text-anchor="end">{NameOf(kind)}</text><text class="tick" x="{Left - 12}" y="{floor - 8}" text-anchor="end">n = {seconds.Length}</text>""");
        (double Place, int Count)[] stacks = [.. seconds.GroupBy(value => Math.Floor(x(value) / (2 * Dot))).Select(stack => ((stack.Key * 2 * Dot) + Dot, stack.Count()))];
        int highest = stacks.Max(stack => stack.Count);
        double room = RowHeight - 14;
        foreach ((double place, int count) in stacks)
        {
            if (highest > MostDotsInStack)
            {
                double column = Math.Max(room * count / highest, 1);
                svg.Add($"""<rect class="boots" x="{place - Dot + 0.5}" y="{floor - column}" width="{(2 * Dot) - 1}" height="{column}"/>""");
                continue;
            }

            for (int index = 0; index < count; index++)
            {
                svg.Add($"""<circle class="boots" cx="{place}" cy="{floor - Dot - 1 - (index * 2 * Dot)}" r="{Dot - 0.5}"/>""");
            }
        }

        double median = BootTimes.Percentile(seconds, 0.5);
        bool isLate = x(median) > Width - 130;
        svg.Add($"""<path class="median" d="M{x(median)} {floor}V{floor - room}"/><text class="median-name" x="{x(median) + (isLate ? -5 : 5)}" y="{floor - room + 6}" text-anchor="{(isLate ? "end" : "start")}">median {Words.Number(Math.Round(median, 1))} s</text>""");
    }

    private static (double From, double To) Domain(BootTimes times)
    {
        double[] all = [.. times.Samples.Select(sample => sample.Seconds), .. ((double?[])[times.Limits?.Lower, times.Limits?.Upper]).OfType<double>()];
        double room = Math.Max((all.Max() - all.Min()) * 0.08, 5);
        return (Math.Max(all.Min() - room, Math.Min(0, all.Min())), all.Max() + room);
    }

    private static string Describe(IEnumerable<(RebootKind? Kind, double[] Seconds)> rows) => "Boot times: " + string.Join("; ", rows.Select(row =>
        $"{NameOf(row.Kind)}, {Words.Count(row.Seconds.Length, "boot", "boots")}, {Words.Number(row.Seconds[0])} to {Words.Number(row.Seconds[^1])} s, median {Words.Number(BootTimes.Percentile(row.Seconds, 0.5))} s"));

    internal static string NameOf(RebootKind? kind) => kind switch
    {
        RebootKind.Soft => "Soft reboot",
        RebootKind.Cold => "Cold boot",
        RebootKind.PowerCut => "Power cut",
        _ => "Boot",
    };
}
