using System;
using System.Collections.Generic;
using System.Globalization;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led.Drawing;
using ScmGuard.Harness.Led.Files;

namespace ScmGuard.Harness.Led;

/// <summary>A trace and its reading as they stand in a journal.</summary>
public static class LedEvidence
{
    /// <summary>What was read, and from where.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="reading">What it was decoded to.</param>
    /// <param name="origin">Who watched which line.</param>
    public static IReadOnlyList<Observation> Observations(LineTrace trace, LedReading reading, string origin)
    {
        List<Observation> seen =
        [
            new("LED origin", origin),
            new("LED verdict", reading.IsDecoded ? "Decoded" : "Inconclusive"),
            new("LED pattern", LedSentence.NameOf(reading)),
            new("LED confidence", reading.Confidence.ToString("0.###", CultureInfo.InvariantCulture)),
            new("LED trace", string.Create(CultureInfo.InvariantCulture, $"{trace.Length.TotalSeconds:0.###} s, {trace.Edges.Length} edges, {trace.Faults.Count} faults")),
        ];
        if (reading.Reason is { } reason)
        {
            seen.Add(new Observation("LED reason", reason));
        }

        if (reading.Meaning is { } meaning)
        {
            seen.Add(new Observation("LED meaning", meaning));
        }

        return seen;
    }

    /// <summary>The trace as a file.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="header">What the file says of it; null for what the trace says.</param>
    public static Attachment Attach(string name, LineTrace trace, TraceHeader? header = null) => new(name, TraceFile.Format(trace, TraceFormat.Vcd, header));

    /// <summary>Where a line is and how good its evidence is.</summary>
    public static string OriginOf(ILineEventSource line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return $"{line.Description}{(line.HasKernelEvidence ? "" : ", without the kernel's times and counts: lost edges go unseen")}";
    }
}
