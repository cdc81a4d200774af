namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>What a place does with a pointer to a native buffer.</summary>
internal enum BufferUse
{
    /// <summary>It is not known; somebody there may free the buffer.</summary>
    Unknown,

    /// <summary>It reads the buffer, or compares the pointer.</summary>
    Reads,

    /// <summary>It frees something else than what <c>malloc</c> returned.</summary>
    FreesWrongly,
}
