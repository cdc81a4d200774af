namespace ScmGuard.Analyzers.Flow;

/// <summary>How a piece of code ends, where it does not go on with what follows it.</summary>
internal enum WayOut
{
    /// <summary>It goes on, or ends in a way that says nothing.</summary>
    None,

    /// <summary>It leaves the code around it: a return of anything, a break, a goto.</summary>
    Leaves,

    /// <summary>It does not come back: mostly, it throws an exception.</summary>
    Throws,

    /// <summary>The method returns true.</summary>
    ReturnsTrue,

    /// <summary>The method returns false.</summary>
    ReturnsFalse,
}
