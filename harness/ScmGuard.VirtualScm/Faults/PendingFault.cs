namespace ScmGuard.VirtualScm;

/// <summary>A fault that waits for its call.</summary>
internal sealed class PendingFault
{
    public required FaultKind Kind { get; init; }

    /// <summary>How many calls it still strikes.</summary>
    public int Times { get; set; }
}
