using System;
using System.Security.Cryptography;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Engine;

/// <summary>What tells one key from another, wherever it lies.</summary>
public static class Fingerprint
{
    /// <summary>SHA-256 of a public key, in hexadecimal.</summary>
    public static string Of(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));

    /// <summary>That of the key in a slot.</summary>
    /// <param name="zymkey">The module.</param>
    /// <param name="slot">The slot.</param>
    /// <exception cref="ZymkeyException">There is no key, or its public key cannot be exported.</exception>
    public static string Of(IZymkey zymkey, PublicKeySlot slot)
    {
        ArgumentNullException.ThrowIfNull(zymkey);
        return Of(zymkey.ExportPublicKey(slot));
    }
}
