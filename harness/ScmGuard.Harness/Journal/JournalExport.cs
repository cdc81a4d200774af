using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using ScmGuard.Harness.Platform;

namespace ScmGuard.Harness.Journal;

/// <summary>A journal as JSON lines: one line each, with its place in the chain. What a report is checked against.</summary>
public static class JournalExport
{
    /// <summary>The export's name in a run's folder.</summary>
    public const string FileName = "journal.jsonl";

    /// <summary>Writes lines to a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lines">The lines, the oldest first.</param>
    /// <exception cref="JournalException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<JournalLine> lines)
    {
        try
        {
            DurableFile.Write(path, Format(lines), DurableFile.ReadableForAll);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(path, exception.Message.TrimEnd('.'), "Check the folder, its permissions and the space that is left.", exception);
        }
    }

    /// <summary>All lines, as the file has them.</summary>
    /// <param name="lines">The lines, the oldest first.</param>
    public static string Format(IEnumerable<JournalLine> lines) => string.Concat(lines.Select(line => Format(line) + "\n"));

    /// <summary>One line. The body stands in it exactly as the chain covers it.</summary>
    public static string Format(JournalLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"sequence":{{line.Sequence}},"at":"{{JournalLine.Write(line.At)}}","previous":"{{line.PreviousHash}}","hash":"{{line.Hash}}","body":{{line.Body}}}""");
    }

    /// <summary>Reads one line. Its place in the chain is not looked at.</summary>
    /// <param name="text">The line.</param>
    /// <exception cref="FormatException">It is no line of an exported journal.</exception>
    public static JournalLine Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            return new JournalLine(
                root.GetProperty("sequence").GetInt64(),
                DateTimeOffset.ParseExact(root.GetProperty("at").GetString()!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
                root.GetProperty("body").GetRawText(),
                root.GetProperty("previous").GetString()!,
                root.GetProperty("hash").GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException("This is no line of an exported journal.", exception);
        }
    }

    /// <summary>Reads a file, and holds its chain.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="JournalException">It cannot be read, is no export, or its chain is broken. The message says at which line.</exception>
    public static IReadOnlyList<JournalLine> Read(string path)
    {
        List<JournalLine> lines = [];
        int number = 0;
        try
        {
            foreach (string text in File.ReadLines(path))
            {
                number++;
                lines.Add(Parse(text));
            }
        }
        catch (FormatException exception)
        {
            throw new JournalException($"{path}({number})", "this is no line of an exported journal", "Export it again: scm-harness report RUN.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(path, exception.Message.TrimEnd('.'), "Name the folder of a run.", exception);
        }

        return JournalChain.FirstFault(lines) is { } fault
            ? throw new JournalException(path, $"the chain is broken: {fault}", "The evidence was changed: do not trust its report.")
            : lines;
    }
}
