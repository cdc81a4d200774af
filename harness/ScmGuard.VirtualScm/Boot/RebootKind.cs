namespace ScmGuard.VirtualScm;

/// <summary>How a unit came to boot.</summary>
public enum RebootKind
{
    /// <summary>The host was told to reboot; the power stayed on.</summary>
    Soft,

    /// <summary>The host was shut down, and switched off and on.</summary>
    Cold,

    /// <summary>The power went without a warning, and came back.</summary>
    PowerCut,

    /// <summary>The unit rebooted by itself: after a fatal code, or because its address was changed.</summary>
    Self,
}
