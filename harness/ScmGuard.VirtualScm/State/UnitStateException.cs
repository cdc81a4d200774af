using System;

namespace ScmGuard.VirtualScm;

/// <summary>A unit's state cannot be used. It was left as it is; the message says where it lies and what to do.</summary>
public sealed class UnitStateException : Exception
{
    internal UnitStateException(string place, string problem, string remedy, Exception? inner = null)
        : base($"{place}: {problem}. {remedy}", inner) => Place = place;

    /// <summary>Where the state lies.</summary>
    public string Place { get; }
}
