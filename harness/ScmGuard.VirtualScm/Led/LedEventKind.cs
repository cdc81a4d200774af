namespace ScmGuard.VirtualScm;

/// <summary>What the LED was told to do.</summary>
internal enum LedEventKind
{
    /// <summary>The boot sequence, then a pattern.</summary>
    Boot,

    /// <summary>A pattern.</summary>
    Pattern,

    /// <summary>A fatal code.</summary>
    Fatal,

    /// <summary>Flashes that the user asked for, then, if they end, a pattern.</summary>
    Flash,

    /// <summary>On for good.</summary>
    On,

    /// <summary>Off for good.</summary>
    Off,
}
