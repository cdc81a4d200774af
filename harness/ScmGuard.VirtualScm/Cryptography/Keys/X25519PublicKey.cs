using System;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Libcrypto;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>A public key on X25519 (RFC 7748).</summary>
internal sealed class X25519PublicKey : PublicKey
{
    private X25519PublicKey(ReadOnlySpan<byte> encoded)
        : base(KeyType.X25519, encoded) => Key = RawKey.FromPublic(NativeMethods.NidX25519, encoded);

    public RawKey Key { get; }

    /// <summary>Null when the key has not 32 bytes.</summary>
    public static X25519PublicKey? TryRead(ReadOnlySpan<byte> encoded) => encoded.Length == RawKey.Length ? new X25519PublicKey(encoded) : null;

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        throw new InvalidOperationException("X25519 has no signatures.");

    /// <inheritdoc/>
    public override void Dispose() => Key.Dispose();
}
