using System;
using System.Threading;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Engine;

/// <summary>A run's journal and what it says, kept together: nothing is known that is not written.</summary>
internal sealed class RunSession
{
    private readonly IJournal _journal;
    private readonly TimeProvider _clock;
    private readonly Action<JournalLine, RunRecord>? _watch;
    private readonly Lock _gate = new();

    public RunSession(IJournal journal, TimeProvider clock, Action<JournalLine, RunRecord>? watch)
    {
        _journal = journal;
        _clock = clock;
        _watch = watch;
        Record = RunRecord.Of(journal.Place, journal.Read());
    }

    public RunRecord Record { get; private set; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Writes an entry. When this returns it is on the disk.</summary>
    public void Append(Entry entry)
    {
        lock (_gate)
        {
            JournalLine line = _journal.Append(Now, entry);
            if (line.Sequence == Record.LineCount + 1)
            {
                Record.Add(_journal.Place, line);
            }
            else
            {
                // Another process wrote in between, as the one that tells of a shutdown does.
                Record = RunRecord.Of(_journal.Place, _journal.Read());
            }

            _watch?.Invoke(line, Record);
        }
    }
}
