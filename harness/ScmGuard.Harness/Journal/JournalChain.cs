using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Journal;

/// <summary>What makes a list of lines a chain.</summary>
public static class JournalChain
{
    /// <summary>The first thing that is wrong with a chain, or null if nothing is.</summary>
    /// <param name="lines">The lines, the oldest first.</param>
    public static string? FirstFault(IReadOnlyList<JournalLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        JournalLine? previous = null;
        foreach (JournalLine line in lines)
        {
            long expected = (previous?.Sequence ?? 0) + 1;
            if (line.Sequence != expected)
            {
                return $"line {expected} is missing; line {line.Sequence} stands in its place";
            }

            if (line.PreviousHash != (previous?.Hash ?? JournalLine.Origin))
            {
                return $"line {line.Sequence} does not follow the line before it";
            }

            if (line.Hash != line.ComputeHash())
            {
                return $"line {line.Sequence} was changed after it was written";
            }

            previous = line;
        }

        return null;
    }
}
