namespace ScmGuard.VirtualScm;

/// <summary>Where a key came from, on which its life depends.</summary>
internal enum KeyOrigin
{
    /// <summary>In a permanent slot from the factory on.</summary>
    Permanent,

    /// <summary>Made by <c>zkGenKeyPair</c>: what advisory #159 is about.</summary>
    Generated,

    /// <summary>Made by <c>zkGenEphemeralKeyPair</c>.</summary>
    Ephemeral,

    /// <summary>A node of a wallet.</summary>
    Wallet,

    /// <summary>A node of an oversight wallet: it has no private key.</summary>
    Oversight,

    /// <summary>Somebody else's public key.</summary>
    Foreign,
}
