using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>The perimeter circuits, by channel.</summary>
internal sealed class PerimeterState
{
    public PerimeterActions[] Actions { get; init; } = [ApiLimits.ShippedPerimeterActions, ApiLimits.ShippedPerimeterActions];

    /// <summary>When a circuit was broken first since events were cleared, in seconds; 0 if it was not.</summary>
    public uint[] Events { get; init; } = new uint[ApiLimits.PerimeterChannels.Value.Count];

    /// <summary>Whether the one change that production mode allows was made.</summary>
    public bool[] ChangedSinceLock { get; init; } = new bool[ApiLimits.PerimeterChannels.Value.Count];

    /// <summary>An event came that no wait has returned yet.</summary>
    public bool IsNotificationPending { get; set; }

    public int LowPowerPeriodMicroseconds { get; set; }

    public int LowPowerMaxBits { get; set; }

    public int MinimumDelayNanoseconds { get; set; }

    public int MaximumDelayNanoseconds { get; set; }
}
