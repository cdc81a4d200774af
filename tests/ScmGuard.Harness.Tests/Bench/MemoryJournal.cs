using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Tests.Bench;

/// <summary>A journal that lives as long as this object, whatever happens to the process that writes it.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly List<JournalLine> _lines = [];

    public string Place => "memory";

    public IReadOnlyList<JournalLine> Read() => [.. _lines];

    public JournalLine Append(DateTimeOffset at, Entry entry)
    {
        JournalLine line = JournalLine.After(_lines.LastOrDefault(), at, entry);
        _lines.Add(line);
        return line;
    }

    public void Dispose()
    {
    }
}
