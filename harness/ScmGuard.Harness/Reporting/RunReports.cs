using System;
using System.Collections.Generic;
using System.IO;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Platform;

namespace ScmGuard.Harness.Reporting;

/// <summary>The reports of a run. Each is a rendering of the journal and can be made again from it, byte for byte.</summary>
public static class RunReports
{
    /// <summary>For the person who signs.</summary>
    public const string HtmlName = "report.html";

    /// <summary>For programs.</summary>
    public const string JsonName = "report.json";

    /// <summary>For build servers.</summary>
    public const string JunitName = "junit.xml";

    /// <summary>For the analyzers.</summary>
    public const string FactsName = "unit-facts.json";

    /// <summary>Writes all reports of a run, and its journal as JSON lines. Files that are there are replaced, each at once or not at all.</summary>
    /// <param name="folder">The folder; made if it is not there.</param>
    /// <param name="lines">The run's lines, the oldest first.</param>
    /// <param name="options">What the reports may tell; null for the default.</param>
    /// <param name="outside">The lines of a controller, which saw the unit from outside; null without one.</param>
    /// <param name="observers">The lines of others that saw the unit, and were joined to the run; null without any.</param>
    /// <exception cref="JournalException">The lines are no run, or their chain is broken.</exception>
    /// <exception cref="ReportException">The folder cannot be written to.</exception>
    public static void Write(string folder, IReadOnlyList<JournalLine> lines, ReportOptions? options = null, IReadOnlyList<JournalLine>? outside = null, IReadOnlyList<JournalLine>? observers = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(lines);
        ReportedRun run = ReportedRun.Of(folder, lines, outside, observers);
        Prepare(folder);

        // The evidence first: a report that is there can be checked.
        Replace(folder, JournalExport.FileName, JournalExport.Format(lines));
        foreach ((_, Attachment attachment) in run.Attachments)
        {
            Replace(folder, attachment.Name, attachment.Text);
        }

        Replace(folder, JsonName, JsonReport.Render(run));
        Replace(folder, JunitName, JunitReport.Render(run));
        Replace(folder, FactsName, UnitFacts.Render(run, options ?? new ReportOptions()));
        Replace(folder, HtmlName, HtmlReport.Render(run));
    }

    private static void Prepare(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new ReportException("\"\"", "this names no folder", "Name the folder that the reports are to lie in.");
        }

        if (File.Exists(folder))
        {
            throw new ReportException(folder, "this is a file, not a folder", "Name a folder, or remove the file.");
        }

        Guard(folder, () => Directory.CreateDirectory(folder));
    }

    private static void Replace(string folder, string name, string text)
    {
        string path = Path.Combine(folder, name);
        Guard(path, () => DurableFile.Write(path, text, DurableFile.ReadableForAll));
    }

    private static void Guard(string place, Action act)
    {
        try
        {
            act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ReportException(place, exception.Message.TrimEnd('.'), "Check the folder, its permissions and the space that is left.", exception);
        }
    }
}
