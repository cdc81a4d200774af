using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Harness.Units.Ssh;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>The folder that a run lives in: its journal, its reports, and the state of a virtual unit.</summary>
internal sealed class RunFolder
{
    private const string LockName = "run.lock";
    private const string JournalName = SqliteJournal.FileName;

    private const string OtherPlaceName = "out";

    private RunFolder(string path) => Path = path;

    /// <summary>The folder as it was named.</summary>
    public string Path { get; }

    public string Journal => File(JournalName);

    public string Export => File(JournalExport.FileName);

    /// <summary>What a controller saw.</summary>
    public string Outside => File(ControllerJournal.FileName);

    /// <summary>What others saw, and was joined to the run.</summary>
    public string Observers => File(ObserverJournal.FileName);

    /// <summary>Where the state of a virtual unit lies.</summary>
    public string Unit => File("unit");

    /// <summary>Where people find the report.</summary>
    public string Report => System.IO.Path.Combine(OtherPlace ?? Path, RunReports.HtmlName);

    // Where the reports are left as well. A run that goes on after a reboot has no command line any more.
    private string? OtherPlace => System.IO.File.Exists(File(OtherPlaceName)) ? System.IO.File.ReadAllText(File(OtherPlaceName)).TrimEnd('\n') : null;

    /// <summary>A folder for a new run: a new one, or an empty one.</summary>
    public static RunFolder New(string path)
    {
        RunFolder folder = new(path);
        if (System.IO.File.Exists(path))
        {
            throw new UsageException($"{path}: this is a file. Expected a new or an empty folder.");
        }

        // The lock of a run that did not begin says nothing.
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any(entry => System.IO.Path.GetFileName(entry) != LockName))
        {
            throw new UsageException($"{path}: the folder is not empty. Expected a new or an empty folder; name another{(System.IO.File.Exists(folder.Journal) ? $", or go on with the run in it: scm-harness resume {path}" : "")}.");
        }

        return folder;
    }

    /// <summary>The folder of a run that began before.</summary>
    /// <param name="place">The folder or, where the runs of a unit lie, the run's name.</param>
    /// <param name="state">Where they lie; null for nowhere.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public static RunFolder Existing(string place, StateFolder? state = null)
    {
        RunFolder folder = new(place);
        return folder.HasRun ? folder
            : state is not null && state.Runs.Contains(place) && At(state.FolderOf(place)) is { HasRun: true } named ? named
            : throw new UsageException($"{place}: there is no run here. Expected the folder of one, with {JournalName} or {JournalExport.FileName} in it{(state is null ? "" : $", or the name of one in {state.RunsFolder}")}; make one with: scm-harness run --out {place}");
    }

    /// <summary>A run's folder, whether there is a run in it or not.</summary>
    public static RunFolder At(string path) => new(path);

    private bool HasRun => System.IO.File.Exists(Journal) || System.IO.File.Exists(Export);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Keeps other processes from driving the run. Makes the folder if need be. A lock that was left behind holds nobody.</summary>
    /// <exception cref="BenchException">Another process drives it, or the folder cannot be written.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(Path);
        try
        {
            return new FileStream(File(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new BenchException($"{Path}: the run cannot be locked, most likely because another scm-harness is driving it ({exception.Message.TrimEnd('.')}). Look at it with: scm-harness status {Path}");
        }
    }

    /// <summary>The run's lines: from its journal or, if only that is left, from the export.</summary>
    /// <exception cref="JournalException">They cannot be read, or are not whole.</exception>
    public (string Place, IReadOnlyList<JournalLine> Lines) ReadLines()
    {
        if (!System.IO.File.Exists(Journal))
        {
            return (Export, JournalExport.Read(Export));
        }

        using SqliteJournal journal = SqliteJournal.Open(Journal);
        return (Journal, journal.Read());
    }

    /// <summary>What a controller saw, or null if there was none.</summary>
    /// <exception cref="JournalException">It cannot be read, or is not whole.</exception>
    public IReadOnlyList<JournalLine>? ReadOutside() => System.IO.File.Exists(Outside) ? JournalExport.Read(Outside) : null;

    /// <summary>What others saw, or null if there are none.</summary>
    /// <exception cref="JournalException">It cannot be read, or is not whole.</exception>
    public IReadOnlyList<JournalLine>? ReadObservers() => System.IO.File.Exists(Observers) ? JournalExport.Read(Observers) : null;

    /// <summary>Has the reports left in another folder as well, from now on.</summary>
    /// <param name="path">The folder, absolute.</param>
    public void LeaveReportsIn(string path) => System.IO.File.WriteAllText(File(OtherPlaceName), path + "\n");

    /// <summary>Writes the reports, here and where they are to be left as well.</summary>
    /// <exception cref="JournalException">The journal cannot be read, or is no run.</exception>
    /// <exception cref="ReportException">They cannot be written.</exception>
    public void WriteReports()
    {
        IReadOnlyList<JournalLine> lines = ReadLines().Lines;
        IReadOnlyList<JournalLine>? outside = ReadOutside();
        IReadOnlyList<JournalLine>? observers = ReadObservers();
        RunReports.Write(Path, lines, outside: outside, observers: observers);
        if (OtherPlace is { } place)
        {
            RunReports.Write(place, lines, outside: outside, observers: observers);
        }
    }

    /// <summary>What the run's lines say.</summary>
    /// <exception cref="JournalException">They cannot be read, or are not whole.</exception>
    public RunRecord ReadRecord()
    {
        (string place, IReadOnlyList<JournalLine> lines) = ReadLines();
        return RunRecord.Of(place, lines);
    }
}
