using System;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Libcrypto;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>A key pair on X25519 (RFC 7748). The private key lives in libcrypto's memory.</summary>
internal sealed class X25519KeyPair : KeyPair
{
    private readonly RawKey _key;

    /// <summary>The key pair of 32 bytes.</summary>
    public X25519KeyPair(ReadOnlySpan<byte> privateKey)
    {
        _key = RawKey.FromPrivate(NativeMethods.NidX25519, privateKey);
        Span<byte> encoded = stackalloc byte[RawKey.Length];
        _key.WritePublic(encoded);
        PublicKey = PublicKey.Import(KeyType.X25519, encoded);
    }

    /// <inheritdoc/>
    public override PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public override void ExportPrivateKey(Span<byte> destination) => _key.WritePrivate(destination);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _key.Dispose();
        PublicKey.Dispose();
    }

    /// <inheritdoc/>
    private protected override void WriteSharedSecret(PublicKey peer, Span<byte> sharedSecret) =>
        _key.Agree(((X25519PublicKey)peer).Key, sharedSecret[..RawKey.Length]);
}
