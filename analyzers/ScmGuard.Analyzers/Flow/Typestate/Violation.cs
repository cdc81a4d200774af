namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>What can be wrong with a thing. A rule reports some of these.</summary>
internal enum Violation
{
    /// <summary>A key is used, or removed, after it was removed.</summary>
    UsedAfterRemoval,

    /// <summary>A key is used, or removed, after an ancestor of it was removed.</summary>
    UsedAfterAncestor,

    /// <summary>A key is removed although a key derived from it is handed on.</summary>
    RemovedBelowKept,

    /// <summary>The status of a call is used as a slot.</summary>
    StatusAsSlot,

    /// <summary>An ephemeral key is replaced before anything used it.</summary>
    OverwrittenUnused,

    /// <summary>A session is left open.</summary>
    SessionLeftOpen,

    /// <summary>A context is used after it was closed.</summary>
    UsedAfterClose,

    /// <summary>A context is closed after it was closed.</summary>
    ClosedTwice,

    /// <summary>A context is left open.</summary>
    NeverClosed,

    /// <summary>An action is set after the binding was locked.</summary>
    SetAfterLock,

    /// <summary>The binding is locked while a perimeter event destroys the keys.</summary>
    LockedWhileArmed,

    /// <summary>The binding is locked while a perimeter event is not cleared.</summary>
    LockedWhileSignalled,
}
