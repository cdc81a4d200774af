namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>What a call's event is about.</summary>
internal enum Bearer
{
    /// <summary>The value that the call returns.</summary>
    Result,

    /// <summary>The value that the call takes, or gives back, in an argument.</summary>
    Argument,

    /// <summary>The unit itself: of these things there is one, or one for each value of an argument.</summary>
    Unit,
}
