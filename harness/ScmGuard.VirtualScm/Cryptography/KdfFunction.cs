namespace ScmGuard.VirtualScm.Cryptography;

/// <summary>The key derivation functions a unit offers after ECDH ("Python API", <c>ecdh</c>).</summary>
internal enum KdfFunction
{
    /// <summary>HKDF (RFC 5869) with SHA-256.</summary>
    Rfc5869Sha256,

    /// <summary>HKDF (RFC 5869) with SHA-512.</summary>
    Rfc5869Sha512,

    /// <summary>PBKDF2 (PKCS #5) with HMAC-SHA-256.</summary>
    Pkcs5Sha256,

    /// <summary>PBKDF2 (PKCS #5) with HMAC-SHA-512.</summary>
    Pkcs5Sha512,
}
