using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary>Writes an LED's signal as a value change dump (IEEE 1364) in microseconds.</summary>
internal static class ValueChangeDump
{
    private const char Id = '!';

    /// <summary>Writes one.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="title">Whose LED.</param>
    /// <param name="edges">The first one gives the level at the start.</param>
    /// <param name="start">What time 0 is.</param>
    /// <param name="length">When it ends.</param>
    public static void Write(TextWriter writer, string title, IEnumerable<LedEdge> edges, DateTimeOffset start, TimeSpan length)
    {
        writer.NewLine = "\n";
        writer.WriteLine($"$comment {title}; time 0 is {start.UtcDateTime:O} $end");
        writer.WriteLine("$timescale 1 us $end");
        writer.WriteLine("$scope module scm $end");
        writer.WriteLine($"$var wire 1 {Id} led $end");
        writer.WriteLine("$upscope $end");
        writer.WriteLine("$enddefinitions $end");
        foreach (LedEdge edge in edges)
        {
            writer.WriteLine($"#{Microseconds(edge.At - start)}");
            writer.WriteLine($"{(edge.IsOn ? 1 : 0)}{Id}");
        }

        writer.WriteLine($"#{Microseconds(length)}");
    }

    private static string Microseconds(TimeSpan time) => Math.Round(time.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);
}
