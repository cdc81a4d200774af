namespace ScmGuard.Analyzers.Rules;

/// <summary>The worst that comes of what a rule reports, from the least to the most.</summary>
public enum Harm
{
    /// <summary>The program works, but not as well as it could, or not for ever.</summary>
    Nuisance,

    /// <summary>ScmGuard sees less than its user thinks. Nothing is wrong with the program yet.</summary>
    Unguarded,

    /// <summary>A call fails, or the program stops; it can be repaired and started again.</summary>
    CallFails,

    /// <summary>A secret gets to where it can be read.</summary>
    SecretExposed,

    /// <summary>What the program relies on is not so: a signature, which key it is, what guards the unit.</summary>
    TrustBroken,

    /// <summary>Memory that is no longer, or was never, the program's is read or written.</summary>
    MemoryCorrupted,

    /// <summary>Keys or wallets are gone, or what they protect.</summary>
    KeysLost,

    /// <summary>The unit itself is destroyed, locked or does not start again.</summary>
    UnitLost,
}
