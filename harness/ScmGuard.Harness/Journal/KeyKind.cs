namespace ScmGuard.Harness.Journal;

/// <summary>The kinds of key that a reboot treats alike.</summary>
public enum KeyKind
{
    /// <summary>A key pair of gen_key_pair.</summary>
    GeneratedKeyPair,

    /// <summary>A wallet's master seed and child keys.</summary>
    Wallet,

    /// <summary>A public key in the foreign store.</summary>
    ForeignKey,

    /// <summary>A permanent slot's key.</summary>
    PermanentKey,
}
