namespace Gateway;

/// <summary>ZK_EC_KEY_TYPE.</summary>
internal enum KeyType
{
    NistP256 = 0,
    Secp256k1 = 1,
    Ed25519 = 2,
}
