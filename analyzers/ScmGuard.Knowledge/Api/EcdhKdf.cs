namespace ScmGuard.Knowledge;

/// <summary>The function that makes a key out of an agreed secret: <c>ZK_ECDH_KDF_TYPE</c>.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum EcdhKdf
{
    /// <summary><c>ZK_KDF_RFC5869_SHA256</c>.</summary>
    Rfc5869Sha256 = 0,

    /// <summary><c>ZK_KDF_RFC5869_SHA512</c>.</summary>
    Rfc5869Sha512 = 1,

    /// <summary><c>ZK_KDF_PBKDF2_SHA256</c>.</summary>
    Pbkdf2Sha256 = 2,

    /// <summary><c>ZK_KDF_PBKDF2_SHA512</c>.</summary>
    Pbkdf2Sha512 = 3,
}
