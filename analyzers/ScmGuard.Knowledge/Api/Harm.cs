namespace ScmGuard.Knowledge;

/// <summary>What an operation can do that no later call undoes.</summary>
public enum Harm
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Keys are gone: removal, disabled export.</summary>
    Destructive,

    /// <summary>The unit itself changes for good, or can destroy its keys later.</summary>
    Irreversible,
}
