namespace ScmGuard.VirtualScm;

/// <summary>Why a unit does not answer.</summary>
internal enum StopCause
{
    /// <summary>A fatal code is shown, after which the unit reboots.</summary>
    FatalCode,

    /// <summary>Too low a battery, with the action to sleep until it is replaced.</summary>
    Sleep,

    /// <summary>A boot file failed its check, with the policy to hold the host in reset.</summary>
    HeldInReset,

    /// <summary>The keys are destroyed: in production mode, or because the key area is damaged. For good.</summary>
    Destroyed,
}
