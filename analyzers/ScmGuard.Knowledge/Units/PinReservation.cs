namespace ScmGuard.Knowledge;

/// <summary>Why a pin is not free.</summary>
public enum PinReservation
{
    /// <summary>The module watches it.</summary>
    Monitored,

    /// <summary>The module drives it.</summary>
    Controlled,

    /// <summary>It cannot be used.</summary>
    Unusable,

    /// <summary>It leads nowhere.</summary>
    NotConnected,
}
