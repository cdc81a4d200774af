using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>An SSH server hands its command line to the user's shell, so the words of a command must be written in the shell's own quotes.</summary>
public static class PosixShell
{
    /// <summary>Writes words such that a POSIX shell reads exactly these words.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <exception cref="ArgumentException">A word has a NUL, which no argument can have.</exception>
    public static string Quote(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    // Between single quotes nothing has a meaning, except a single quote.
    private static string Quote(string word) => word.Contains('\0', StringComparison.Ordinal)
        ? throw new ArgumentException("An argument has a NUL character, which no program can be given.", nameof(word))
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
