using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ScmGuard.Harness.Journal;

/// <summary>What others saw of a unit during a run, joined to it later: lines of the same form and in the same kind of chain as the run's journal, in a file beside it.</summary>
public static class ObserverJournal
{
    /// <summary>Its name in a run's folder.</summary>
    public const string FileName = "observers.jsonl";

    /// <summary>Adds a line.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="at">The wall clock.</param>
    /// <param name="seen">What was seen.</param>
    /// <exception cref="JournalException">The file cannot be read or written, or its chain is broken.</exception>
    public static void Append(string folder, DateTimeOffset at, Remark seen)
    {
        string path = Path.Join(folder, FileName);
        IReadOnlyList<JournalLine> lines = File.Exists(path) ? JournalExport.Read(path) : [];
        JournalExport.Write(path, lines.Append(JournalLine.After(lines.LastOrDefault(), at, seen)));
    }
}
