using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Journal;

/// <summary>The single truth about a run.</summary>
public interface IJournal : IDisposable
{
    /// <summary>Where it lies, for messages.</summary>
    string Place { get; }

    /// <summary>All lines, the oldest first.</summary>
    /// <exception cref="JournalException">It cannot be read, or its chain is broken.</exception>
    IReadOnlyList<JournalLine> Read();

    /// <summary>Adds an entry. When this returns, a power cut no longer loses it.</summary>
    /// <param name="at">The host's wall clock.</param>
    /// <param name="entry">The entry.</param>
    /// <exception cref="JournalException">It cannot be written; nothing was added.</exception>
    JournalLine Append(DateTimeOffset at, Entry entry);
}
