using System;
using System.Collections.Generic;
using System.Threading;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Xunit;

/// <summary>A journal for a run that ends in the process that began it.</summary>
internal sealed class MemoryJournal(string place) : IJournal
{
    private readonly List<JournalLine> _lines = [];

    // A step that was left behind may still be writing.
    private readonly Lock _gate = new();

    public string Place => place;

    public IReadOnlyList<JournalLine> Read()
    {
        lock (_gate)
        {
            return [.. _lines];
        }
    }

    public JournalLine Append(DateTimeOffset at, Entry entry)
    {
        lock (_gate)
        {
            JournalLine line = JournalLine.After(_lines.Count == 0 ? null : _lines[^1], at, entry);
            _lines.Add(line);
            return line;
        }
    }

    public void Dispose()
    {
    }
}
