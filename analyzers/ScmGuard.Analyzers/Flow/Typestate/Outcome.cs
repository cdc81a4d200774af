using System;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>What can have become of a call.</summary>
[Flags]
internal enum Outcome
{
    /// <summary>Nothing: no execution gets here.</summary>
    None = 0,

    /// <summary>It succeeded.</summary>
    Success = 1,

    /// <summary>It failed.</summary>
    Failure = 2,

    /// <summary>Either.</summary>
    Either = Success | Failure,
}
