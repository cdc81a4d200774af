namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>Where a thing stands in its <see cref="Protocol"/>. Each protocol uses a few of these.</summary>
internal enum Stage : byte
{
    /// <summary>Not begun, over, or no longer known. Nothing is ever wrong with it.</summary>
    None,

    /// <summary>A key that is there, as far as the code says.</summary>
    Live,

    /// <summary>A key that was removed.</summary>
    Removed,

    /// <summary>A key that went with an ancestor.</summary>
    Lost,

    /// <summary>A key whose slot was handed on: returned, or stored where other code reads it.</summary>
    Kept,

    /// <summary>The status of a call, which looks like a slot.</summary>
    Status,

    /// <summary>An ephemeral key that nothing has used yet.</summary>
    Fresh,

    /// <summary>A context or session that is open, and this code's to close.</summary>
    Open,

    /// <summary>A context that was opened elsewhere.</summary>
    Given,

    /// <summary>A context that was closed.</summary>
    Closed,

    /// <summary>A binding that was locked.</summary>
    Locked,

    /// <summary>A perimeter circuit whose event destroys the keys.</summary>
    Armed,

    /// <summary>A perimeter event that was seen and not cleared.</summary>
    Signalled,
}
