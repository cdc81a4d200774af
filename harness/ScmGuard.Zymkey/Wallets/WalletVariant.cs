namespace ScmGuard.Zymkey;

/// <summary>Which derivation a wallet's keys follow.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum WalletVariant
{
    /// <summary>The curve's own: the API's empty variant.</summary>
    Standard,

    /// <summary><c>cardano</c>: only for Ed25519.</summary>
    Cardano,
}
