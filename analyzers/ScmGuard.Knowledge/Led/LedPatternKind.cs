namespace ScmGuard.Knowledge;

/// <summary>What the module's LED can be doing.</summary>
public enum LedPatternKind
{
    /// <summary>Developer mode, bound, running.</summary>
    DeveloperMode,

    /// <summary>Production mode, running.</summary>
    ProductionMode,

    /// <summary>Running, not bound to the host.</summary>
    Unbound,

    /// <summary>Production mode, cannot bind.</summary>
    CannotBind,

    /// <summary>A fatal code.</summary>
    FatalCode,

    /// <summary>The host is booting.</summary>
    Booting,
}
