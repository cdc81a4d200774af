using System;
using System.Collections.Generic;

namespace ScmGuard.Zymkey;

/// <summary><c>libzk_app_utils.so</c> is not there, cannot be loaded, or lacks a function.</summary>
public sealed class ZymkeyLibraryException : Exception
{
    internal ZymkeyLibraryException(string message, IReadOnlyList<string> paths, IReadOnlyList<string> missingSymbols, Exception? inner = null)
        : base(message, inner)
    {
        Paths = paths;
        MissingSymbols = missingSymbols;
    }

    /// <summary>Where the library was looked for, in order.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>The functions that the library lacks. Empty if it was not loaded at all.</summary>
    public IReadOnlyList<string> MissingSymbols { get; }
}
