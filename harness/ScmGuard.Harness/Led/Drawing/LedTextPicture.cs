using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace ScmGuard.Harness.Led.Drawing;

/// <summary>A trace as text: the LED's level along the time, the decoded symbols above it, seconds below it.</summary>
/// <remarks>A column in which the LED changes more often than once is drawn as such: no flash, however short, is left out.</remarks>
public static class LedTextPicture
{
    /// <summary>The narrowest picture.</summary>
    public const int LeastWidth = 20;

    // A picture of more rows than these is one that nobody reads.
    private const int MostRows = 6;

    private const int MostFaults = 5;

    private const int TickColumns = 10;

    private const long FinestColumn = 50_000_000;

    /// <summary>Draws a trace.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="reading">What it was decoded to.</param>
    /// <param name="width">How many letters a line has room for; at least <see cref="LeastWidth"/>.</param>
    /// <param name="isAscii">True where only ASCII can be shown.</param>
    /// <returns>Lines, each with its end.</returns>
    public static string Draw(LineTrace trace, LedReading reading, int width, bool isAscii)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(reading);
        width = Math.Max(width, LeastWidth);
        long column = ColumnOf(trace.End - trace.Begin, width);
        char[] wave = WaveOf(trace, column, isAscii);
        StringBuilder text = new();
        for (int first = 0; first < wave.Length; first += width)
        {
            int count = Math.Min(width, wave.Length - first);
            Line(text, LabelsOf(trace, reading, column, first, count, isAscii));
            Line(text, new string(wave, first, count));
            Line(text, AxisOf(column, first, count));
        }

        foreach (LineFault fault in trace.Faults.Take(MostFaults))
        {
            Line(text, $"! {LedSentence.Seconds(fault.Nanoseconds - trace.Begin)}: {Clean(fault.Reason, isAscii)}");
        }

        if (trace.Faults.Count > MostFaults)
        {
            Line(text, string.Create(CultureInfo.InvariantCulture, $"! and {trace.Faults.Count - MostFaults} more that cannot be trusted"));
        }

        Line(text, Clean(LedSentence.Of(reading, trace.Begin), isAscii));
        return text.ToString();
    }

    /// <summary>How long a column is: the first of 50, 100, 200, 500 ms and so on with which the picture has few enough rows.</summary>
    private static long ColumnOf(long length, int width)
    {
        long power = FinestColumn;
        while (true)
        {
            foreach (long column in (long[])[power, 2 * power, 4 * power, 10 * power])
            {
                // The finest one is for what fits into one row.
                long room = column == FinestColumn ? width : (long)width * MostRows;
                if ((length - 1) / column < room)
                {
                    return column;
                }
            }

            power *= 20;
        }
    }

    private static char[] WaveOf(LineTrace trace, long column, bool isAscii)
    {
        (char off, char on, char both) = isAscii ? ('_', '#', '%') : ('\u2581', '\u2588', '\u2593');
        char[] wave = new char[Math.Max(1, (trace.End - trace.Begin + column - 1) / column)];
        ReadOnlySpan<LineEdge> edges = trace.Edges.Span;
        bool isOn = trace.BeganOn;
        bool isShown = false;
        int next = 0;
        for (int index = 0; index < wave.Length; index++)
        {
            long begin = trace.Begin + (index * column);
            long end = Math.Min(begin + column, trace.End);
            bool isLast = index == wave.Length - 1;
            long onTime = 0;
            int changes = 0;
            long since = begin;
            bool wasOn = isOn;
            while (next < edges.Length && (edges[next].Nanoseconds < end || isLast))
            {
                onTime += isOn ? edges[next].Nanoseconds - since : 0;
                since = edges[next].Nanoseconds;
                changes += edges[next].IsOn != isOn ? 1 : 0;
                isOn = edges[next].IsOn;
                next++;
            }

            onTime += isOn ? end - since : 0;
            bool isMostlyOn = 2 * onTime >= end - begin && (changes > 0 || isOn);

            // A level that has most of no column, because it lies across the border of two, is shown where it ends.
            bool isMissed = changes == 1 && isMostlyOn != wasOn && !isShown;
            wave[index] = changes > 1 || isMissed ? both : isMostlyOn ? on : off;
            isShown = changes == 1 ? isMissed || isMostlyOn != wasOn : true;
        }

        return wave;
    }

    private static string LabelsOf(LineTrace trace, LedReading reading, long column, int first, int count, bool isAscii)
    {
        char[] labels = Blank(count);
        List<(int At, string Name)> begins = [.. reading.Symbols
            .Select(symbol => (At: (symbol.Begin - trace.Begin) / column - first, symbol.Name))
            .Where(symbol => symbol.At >= 0 && symbol.At < count)
            .Select(symbol => ((int)symbol.At, Clean(symbol.Name, isAscii)))];
        for (int index = 0; index < begins.Count; index++)
        {
            (int at, string name) = begins[index];
            int room = (index + 1 < begins.Count ? begins[index + 1].At - 1 : count) - at;
            string label = name.Length <= room ? name : LedSentence.Short(name);
            if (label.Length <= room)
            {
                label.CopyTo(labels.AsSpan(at));
            }
        }

        foreach (LineFault fault in trace.Faults)
        {
            long at = ((fault.Nanoseconds - trace.Begin) / column) - first;
            if (at >= 0 && at < count)
            {
                labels[at] = '!';
            }
        }

        return new string(labels);
    }

    private static string AxisOf(long column, int first, int count)
    {
        char[] axis = Blank(count);
        for (int at = (TickColumns - (first % TickColumns)) % TickColumns; at < count; at += TickColumns)
        {
            string tick = LedSentence.Seconds((first + at) * column);
            if (tick.Length < TickColumns && at + tick.Length <= count)
            {
                tick.CopyTo(axis.AsSpan(at));
            }
        }

        return new string(axis);
    }

    private static char[] Blank(int count)
    {
        char[] blank = new char[count];
        Array.Fill(blank, ' ');
        return blank;
    }

    private static void Line(StringBuilder text, string line) => text.Append(line.TrimEnd()).Append('\n');

    // What a file says must not reach a terminal as more than letters.
    private static string Clean(string text, bool isAscii) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || (isAscii && !char.IsAscii(letter)) ? '?' : letter));
}
