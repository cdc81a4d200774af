using System;
using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Tests.Bench;

/// <summary>The journal as a process has it that can be killed.</summary>
internal sealed class KillableJournal(IJournal journal, KillSwitch kill) : IJournal
{
    public string Place => journal.Place;

    public IReadOnlyList<JournalLine> Read() => journal.Read();

    public JournalLine Append(DateTimeOffset at, Entry entry)
    {
        kill.Before();
        JournalLine line = journal.Append(at, entry);
        kill.After();
        return line;
    }

    public void Dispose()
    {
    }
}
