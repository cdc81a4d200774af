using System;
using System.Collections.Generic;
using System.IO;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>The files that a run leaves.</summary>
public static class RunReports
{
    /// <summary>Writes them.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="lines">The lines of its journal, the oldest first.</param>
    /// <exception cref="JournalException">One of them cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<JournalLine> lines)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        JournalExport.Write(Path.Combine(folder, JournalExport.FileName), lines);
    }
}
