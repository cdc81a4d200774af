using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>The folder that a run lives in: its journal, its reports, and the state of a virtual unit.</summary>
internal sealed class RunFolder
{
    private const string LockName = "run.lock";
    private const string JournalName = SqliteJournal.FileName;

    private RunFolder(string path) => Path = path;

    /// <summary>The folder as it was named.</summary>
    public string Path { get; }

    public string Journal => File(JournalName);

    public string Export => File(JournalExport.FileName);

    /// <summary>Where the state of a virtual unit lies.</summary>
    public string Unit => File("unit");

    public string Report => File("report.html");

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
    public static RunFolder Existing(string path)
    {
        RunFolder folder = new(path);
        return System.IO.File.Exists(folder.Journal) || System.IO.File.Exists(folder.Export)
            ? folder
            : throw new UsageException($"{path}: there is no run here. Expected the folder of one, with {JournalName} or {JournalExport.FileName} in it; make one with: scm-harness run --out {path}");
    }

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

    /// <summary>What the run's lines say.</summary>
    /// <exception cref="JournalException">They cannot be read, or are not whole.</exception>
    public RunRecord ReadRecord()
    {
        (string place, IReadOnlyList<JournalLine> lines) = ReadLines();
        return RunRecord.Of(place, lines);
    }
}
