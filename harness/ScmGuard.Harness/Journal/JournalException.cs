using System;

namespace ScmGuard.Harness.Journal;

/// <summary>A journal cannot be read or written. What was written before is left as it is.</summary>
public sealed class JournalException : Exception
{
    /// <summary>What is wrong.</summary>
    /// <param name="place">The file.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="cause">What led to it, or null.</param>
    public JournalException(string place, string problem, string remedy, Exception? cause = null)
        : base($"{place}: {problem}. {remedy}", cause)
    {
        Place = place;
    }

    /// <summary>The file.</summary>
    public string Place { get; }
}
