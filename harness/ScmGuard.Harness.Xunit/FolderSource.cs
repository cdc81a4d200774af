using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;

namespace ScmGuard.Harness.Xunit;

/// <summary>A run's folder; null for the one that the environment names.</summary>
internal sealed record FolderSource(string? Folder) : RunSource
{
    public override IReadOnlyList<StepResult> Read()
    {
        string? folder = Folder ?? Environment.GetEnvironmentVariable(UnitRunAttribute.Variable);
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new RunSourceException(
                $"No run is named: the attribute names no folder, and the environment variable {UnitRunAttribute.Variable} is not set.",
                $"Set {UnitRunAttribute.Variable} to the folder of a finished run, or name it: [UnitRun(\"FOLDER\")].");
        }

        if (PlacesOf(folder).FirstOrDefault(HoldsRun) is not { } place)
        {
            throw new RunSourceException(
                $"There is no run in {folder}{(Path.IsPathFullyQualified(folder) ? "" : $", from {AppContext.BaseDirectory} or any folder above it")}.",
                $"Name the folder of a finished run, with {SqliteJournal.FileName} or {JournalExport.FileName} in it; make one with: scm-harness run --out FOLDER");
        }

        ReportedRun run = ReportedRun.Of(place, LinesIn(place));
        return run.Record.HasEnded
            ? StepResult.AllOf(this, run)
            : throw new RunSourceException(
                FormattableString.Invariant($"The run in {place} has not ended: {run.Record.Steps.Count(step => step.Outcome is not null)} of its {run.Record.Steps.Count} steps are concluded."),
                $"Wait for its end, or go on with it: scm-harness resume {place}");
    }

    // Not from the current directory: xunit makes that the test program's folder, wherever the tests were started.
    private static IEnumerable<string> PlacesOf(string folder)
    {
        for (DirectoryInfo? from = new(AppContext.BaseDirectory); from is not null; from = from.Parent)
        {
            yield return Path.GetFullPath(folder, from.FullName);
        }
    }

    private static bool HoldsRun(string folder) => File.Exists(Path.Combine(folder, SqliteJournal.FileName)) || File.Exists(Path.Combine(folder, JournalExport.FileName));

    private static IReadOnlyList<JournalLine> LinesIn(string folder)
    {
        string path = Path.Combine(folder, SqliteJournal.FileName);
        if (!File.Exists(path))
        {
            return JournalExport.Read(Path.Combine(folder, JournalExport.FileName));
        }

        using SqliteJournal journal = SqliteJournal.Open(path);
        return journal.Read();
    }
}
