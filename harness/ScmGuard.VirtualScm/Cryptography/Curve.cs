namespace ScmGuard.VirtualScm.Cryptography;

/// <summary>The four curves of an SCM and an HSM6 ("C API Documentation", key types). A Zymkey and an HSM4 know P-256 only.</summary>
public enum Curve
{
    /// <summary>NIST P-256, also called secp256r1 and nist256p1.</summary>
    P256,

    /// <summary>secp256k1, the curve of Bitcoin and Ethereum.</summary>
    Secp256k1,

    /// <summary>Ed25519: signs, and derives hardened wallet children only.</summary>
    Ed25519,

    /// <summary>X25519: agrees on a secret, and cannot sign.</summary>
    X25519,
}
