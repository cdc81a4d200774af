using System;

namespace ScmGuard.Harness.Led.Files;

/// <summary>A file is no trace, or not a whole one. The message says where, what was found, what was expected, and what to do.</summary>
public sealed class TraceFileException : Exception
{
    /// <summary>What is wrong.</summary>
    /// <param name="place">The file as it was named.</param>
    /// <param name="line">From 1; 0 where it is not about a line.</param>
    /// <param name="column">From 1; 0 where it is not about a line.</param>
    /// <param name="problem">What was found.</param>
    /// <param name="expected">What belongs there.</param>
    /// <param name="remedy">What to do; null where that is plain.</param>
    public TraceFileException(string place, int line, int column, string problem, string expected, string? remedy = null)
        : base($"{place}{(line > 0 ? FormattableString.Invariant($"({line},{column})") : "")}: {problem}. Expected {expected}.{(remedy is null ? "" : $" {remedy}")}")
    {
        Line = line;
        Column = column;
    }

    /// <summary>From 1; 0 where it is not about a line.</summary>
    public int Line { get; }

    /// <summary>From 1; 0 where it is not about a line.</summary>
    public int Column { get; }
}
