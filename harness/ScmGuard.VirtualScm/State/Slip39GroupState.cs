namespace ScmGuard.VirtualScm;

/// <summary>A group of an open session.</summary>
internal sealed class Slip39GroupState
{
    public required int Index { get; init; }

    public required int MemberCount { get; init; }

    public required int MemberThreshold { get; init; }

    /// <summary>How many of its shares were handed out.</summary>
    public int Given { get; set; }
}
