namespace ScmGuard.Analyzers.Rules;

/// <summary>The families of rules; each has a range of ids.</summary>
public enum RuleCategory
{
    /// <summary>SCM1xxx: keys that do not last.</summary>
    KeyDurability,

    /// <summary>SCM2xxx: wallets that cannot be restored or made.</summary>
    Wallets,

    /// <summary>SCM9xxx: mistakes in ScmGuard's own configuration.</summary>
    Configuration,
}
