namespace ScmGuard.Knowledge;

/// <summary>A key's curve: <c>ZK_EC_KEY_TYPE</c>.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum KeyType
{
    /// <summary><c>ZK_SECP256R1</c>, which <c>ZK_NISTP256</c> is another name for.</summary>
    Secp256R1 = 0,

    /// <summary><c>ZK_SECP256K1</c>.</summary>
    Secp256K1 = 1,

    /// <summary><c>ZK_ED25519</c>.</summary>
    Ed25519 = 2,

    /// <summary><c>ZK_X25519</c>: agrees on keys, cannot sign.</summary>
    X25519 = 3,
}
