using System;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Libcrypto;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>A public key on Ed25519 (RFC 8032).</summary>
internal sealed class Ed25519PublicKey : PublicKey
{
    private readonly RawKey _key;

    private Ed25519PublicKey(ReadOnlySpan<byte> encoded)
        : base(KeyType.Ed25519, encoded) => _key = RawKey.FromPublic(NativeMethods.NidEd25519, encoded);

    /// <summary>Null when the key has not 32 bytes.</summary>
    public static Ed25519PublicKey? TryRead(ReadOnlySpan<byte> encoded) => encoded.Length == RawKey.Length ? new Ed25519PublicKey(encoded) : null;

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureLength && _key.Verify(message, signature);

    /// <inheritdoc/>
    public override void Dispose() => _key.Dispose();
}
