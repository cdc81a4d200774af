using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ScmGuard.Harness.Reporting.Html;

namespace ScmGuard.Harness.Led.Drawing;

/// <summary>A trace for the report: the LED's level along the time, the decoded symbols above it.</summary>
internal static class LedSvgPicture
{
    private const double Width = 960;
    private const double Left = 12;
    private const double Right = 12;
    private const double Labels = 22;
    private const double Wave = 22;
    private const double RowHeight = Labels + Wave + 26;
    private const double LetterWidth = 6.4;

    /// <summary>What lies closer together than this is drawn as one, in another tone.</summary>
    private const double Finest = 0.5;

    private const int MostRows = 8;
    private const int MostFaults = 50;

    private static readonly int[] s_rowSeconds = [5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21600, 86400];

    public static Markup Of(LineTrace trace, LedReading reading)
    {
        double length = Math.Max((trace.End - trace.Begin) / 1e9, 1e-3);
        double perRow = s_rowSeconds.FirstOrDefault(seconds => length <= seconds * (seconds <= 20 ? 1 : MostRows), (int)Math.Ceiling(length / MostRows));
        int rows = (int)Math.Ceiling(length / perRow);
        Markup svg = new();
        svg.Add($"""<svg class="plot" viewBox="0 0 {Width} {rows * RowHeight}" role="img" aria-label="{Describe(trace, reading)}">""");
        (double On, double Off)[] flashes = [.. FlashesOf(trace)];
        for (int row = 0; row < rows; row++)
        {
            AddRow(svg, new Row(row, row * perRow, Math.Min(perRow, length - (row * perRow)), perRow), flashes, trace, reading);
        }

        svg.Add($"</svg>");
        return svg;
    }

    private static void AddRow(Markup svg, Row row, (double On, double Off)[] flashes, LineTrace trace, LedReading reading)
    {
        foreach (double tick in Axis.Decimal(row.From, row.From + row.Length))
        {
            svg.Add($"""<path class="grid" d="M{row.X(tick)} {row.Top}V{row.Floor}"/><text class="tick" x="{row.X(tick)}" y="{row.Floor + 14}" text-anchor="{(row.X(tick) < Left + 20 ? "start" : "middle")}">{Axis.Elapsed(Math.Round(tick, 6))}</text>""");
        }

        (string clear, string dense) = PathsOf(row, flashes);
        svg.Add($"""<path class="led-dense" d="{dense}"/><path class="led-on" d="{clear}"/><path class="axis" d="M{Left} {row.Floor}H{row.X(row.From + row.Length)}"/>""");
        double free = 0;
        foreach (LedSymbol symbol in reading.Symbols)
        {
            (double begin, double end) = ((symbol.Begin - trace.Begin) / 1e9, (symbol.End - trace.Begin) / 1e9);
            if (begin >= row.From + row.Length || end <= row.From)
            {
                continue;
            }

            (double left, double right) = (row.X(Math.Max(begin, row.From)), row.X(Math.Min(end, row.From + row.Length)));
            string mark = string.Create(CultureInfo.InvariantCulture, $"M{left:0.#} {row.Top - 3}v-3H{Math.Max(left, right - 1):0.#}v3");
            svg.Add($"""<path class="symbol" d="{mark}"/>""");
            string name = symbol.Name.Length * LetterWidth <= right - left ? symbol.Name : LedSentence.Short(symbol.Name);
            if (begin >= row.From && left >= free && name.Length * LetterWidth <= Math.Max(right - left, 4 * LetterWidth))
            {
                svg.Add($"""<text class="symbol-name" x="{left}" y="{row.Top - 9}">{name}</text>""");
                free = left + ((name.Length + 1) * LetterWidth);
            }
        }

        foreach (LineFault fault in trace.Faults.Take(MostFaults))
        {
            double at = (fault.Nanoseconds - trace.Begin) / 1e9;
            if (at >= row.From && at <= row.From + row.Length)
            {
                svg.Add($"""<path class="limit" d="M{row.X(at)} {row.Top - 6}V{row.Floor}"><title>{fault.Reason}</title></path>""");
            }
        }
    }

    private static IEnumerable<(double On, double Off)> FlashesOf(LineTrace trace)
    {
        bool isOn = trace.BeganOn;
        long since = trace.Begin;
        for (int index = 0; index < trace.Edges.Length; index++)
        {
            LineEdge edge = trace.Edges.Span[index];
            if (edge.IsOn != isOn)
            {
                if (isOn)
                {
                    yield return ((since - trace.Begin) / 1e9, (edge.Nanoseconds - trace.Begin) / 1e9);
                }

                isOn = edge.IsOn;
                since = edge.Nanoseconds;
            }
        }

        if (isOn)
        {
            yield return ((since - trace.Begin) / 1e9, (trace.End - trace.Begin) / 1e9);
        }
    }

    private static (string Clear, string Dense) PathsOf(Row row, (double On, double Off)[] flashes)
    {
        StringBuilder clear = new();
        StringBuilder dense = new();
        (double Left, double Right)? open = null;
        bool isDense = false;
        foreach ((double on, double off) in flashes.Where(flash => flash.Off >= row.From && flash.On <= row.From + row.Length))
        {
            double left = row.X(Math.Max(on, row.From));
            double right = Math.Max(row.X(Math.Min(off, row.From + row.Length)), left + Finest);
            if (open is { } before && left - before.Right < Finest)
            {
                open = (before.Left, right);
                isDense = true;
                continue;
            }

            Close();
            open = (left, right);
        }

        Close();
        return (clear.ToString(), dense.ToString());

        void Close()
        {
            if (open is { } box)
            {
                (isDense ? dense : clear).Append(CultureInfo.InvariantCulture, $"M{box.Left:0.##} {row.Floor}V{row.Top}H{box.Right:0.##}V{row.Floor}Z");
                isDense = false;
            }
        }
    }

    private static string Describe(LineTrace trace, LedReading reading) =>
        string.Create(CultureInfo.InvariantCulture, $"LED trace of {(trace.End - trace.Begin) / 1e9:0.#} s with {trace.Edges.Length} edges: {LedSentence.Of(reading, trace.Begin)}");

    /// <summary>A stretch of the trace that is drawn beside one axis.</summary>
    private sealed record Row(int Index, double From, double Length, double Full)
    {
        public double Top => (Index * RowHeight) + Labels;

        public double Floor => Top + Wave;

        public double X(double seconds) => Left + ((Width - Left - Right) * (seconds - From) / Full);
    }
}
