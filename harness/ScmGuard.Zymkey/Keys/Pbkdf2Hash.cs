using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>The hash of the key derivation PBKDF2, by the value that the API gives it.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum Pbkdf2Hash
{
    /// <summary>SHA-256.</summary>
    Sha256 = EcdhKdf.Pbkdf2Sha256,

    /// <summary>SHA-512.</summary>
    Sha512 = EcdhKdf.Pbkdf2Sha512,
}
