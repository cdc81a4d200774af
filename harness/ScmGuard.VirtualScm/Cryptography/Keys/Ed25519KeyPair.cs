using System;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Libcrypto;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>A key pair on Ed25519 (RFC 8032). The private key lives in libcrypto's memory.</summary>
internal sealed class Ed25519KeyPair : KeyPair
{
    private readonly RawKey _key;

    /// <summary>The key pair of 32 bytes.</summary>
    public Ed25519KeyPair(ReadOnlySpan<byte> privateKey)
    {
        _key = RawKey.FromPrivate(NativeMethods.NidEd25519, privateKey);
        Span<byte> encoded = stackalloc byte[RawKey.Length];
        _key.WritePublic(encoded);
        PublicKey = PublicKey.Import(KeyType.Ed25519, encoded);
    }

    /// <inheritdoc/>
    public override PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public override void ExportPrivateKey(Span<byte> destination) => _key.WritePrivate(destination);

    /// <inheritdoc/>
    public override void Sign(ReadOnlySpan<byte> message, Span<byte> signature) => _key.Sign(message, signature[..PublicKey.SignatureLength]);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _key.Dispose();
        PublicKey.Dispose();
    }
}
