using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>The hash of the key derivation of RFC 5869, by the value that the API gives it.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum HkdfHash
{
    /// <summary>SHA-256: a key has fewer than 8160 bytes.</summary>
    Sha256 = EcdhKdf.Rfc5869Sha256,

    /// <summary>SHA-512: a key has fewer than 16320 bytes.</summary>
    Sha512 = EcdhKdf.Rfc5869Sha512,
}
