namespace ScmGuard.VirtualScm;

/// <summary>Developer or production mode, and whether the unit recognises its host.</summary>
internal sealed class BindingState
{
    public bool IsLocked { get; set; }

    /// <summary>Asked for; the next reboot makes it final.</summary>
    public bool IsLockRequested { get; set; }

    public bool IsBound { get; set; } = true;

    /// <summary>False while the unit stands in another host, or its salt file is not the one it was bound with.</summary>
    public bool IsHostKnown { get; set; } = true;
}
