using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Boot;

/// <summary>The boots of a unit's earlier runs: a file of JSON lines, named after a hash of the serial number.</summary>
public sealed class BootHistory
{
    private readonly string _file;

    private BootHistory(string file, IReadOnlyList<BootSeries> runs, int unreadableLines)
    {
        _file = file;
        Runs = runs;
        UnreadableLines = unreadableLines;
    }

    /// <summary>The runs, the oldest first.</summary>
    public IReadOnlyList<BootSeries> Runs { get; }

    /// <summary>How many lines could not be read, as after a power cut in the middle of one.</summary>
    public int UnreadableLines { get; }

    /// <summary>Reads a unit's history.</summary>
    /// <param name="folder">Where histories lie, on this computer.</param>
    /// <param name="serialNumber">The unit's serial number.</param>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static BootHistory Read(string folder, string serialNumber)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(serialNumber);
        string file = Path.Combine(folder, $"boots-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(serialNumber)))[..16]}.jsonl");
        string[] lines = File.Exists(file) ? [.. File.ReadLines(file).Where(line => line.Length > 0)] : [];
        BootSeries[] runs = [.. lines.Select(Parse).OfType<BootSeries>()];
        return new BootHistory(file, runs, lines.Length - runs.Length);
    }

    /// <summary>Adds a run, unless it is there already. When this returns, a power cut no longer loses it.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Add(BootSeries run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (Runs.Any(known => known.Run == run.Run))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        using FileStream stream = new(_file, FileMode.Append, FileAccess.Write, FileShare.Read);

        // A line that a power cut left unfinished is ended first.
        stream.Write(Encoding.UTF8.GetBytes((UnreadableLines > 0 ? "\n" : "") + JsonSerializer.Serialize(run, JournalJson.Options) + "\n"));
        stream.Flush(flushToDisk: true);
    }

    private static BootSeries? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<BootSeries>(line, JournalJson.Options) is { Seconds: not null, Run: not null, Firmware: not null } run && run.Seconds.All(double.IsFinite) ? run : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
