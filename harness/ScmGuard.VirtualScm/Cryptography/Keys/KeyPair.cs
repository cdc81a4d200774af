using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>A private key and its public key. Threads may share it.</summary>
internal abstract class KeyPair : IDisposable
{
    /// <summary>Length of a private key on any curve, in bytes.</summary>
    public const int PrivateKeyLength = 32;

    /// <summary>Length of a raw shared secret on any curve, in bytes.</summary>
    public const int SharedSecretLength = 32;

    /// <summary>Owned by the pair: disposed with it.</summary>
    public abstract PublicKey PublicKey { get; }

    public KeyType Curve => PublicKey.Curve;

    /// <summary>A new key pair from <paramref name="random"/>.</summary>
    public static KeyPair Generate(KeyType curve, RandomNumberGenerator random)
    {
        using Secret<byte> privateKey = new(PrivateKeyLength);
        do
        {
            random.GetBytes(privateKey.Span);
        }
        while (curve.IsWeierstrass && !WeierstrassCurve.Of(curve).IsScalar(privateKey.Span));

        return Import(curve, privateKey.Span);
    }

    /// <summary>The key pair of a private key.</summary>
    /// <param name="curve">Its curve.</param>
    /// <param name="privateKey">32 bytes: a big-endian scalar on P-256 and secp256k1, the RFC's form on Ed25519 and X25519.</param>
    /// <exception cref="CryptographicException">Not a private key of the curve: another length, zero, or not below the order.</exception>
    public static KeyPair Import(KeyType curve, ReadOnlySpan<byte> privateKey)
    {
        if (privateKey.Length != PrivateKeyLength || (curve.IsWeierstrass && !WeierstrassCurve.Of(curve).IsScalar(privateKey)))
        {
            throw new CryptographicException($"Not a private key on {curve}.");
        }

        return curve switch
        {
            KeyType.Ed25519 => new Ed25519KeyPair(privateKey),
            KeyType.X25519 => new X25519KeyPair(privateKey),
            _ => new WeierstrassKeyPair(WeierstrassCurve.Of(curve), privateKey),
        };
    }

    /// <summary>Writes the 32 bytes of the private key.</summary>
    public abstract void ExportPrivateKey(Span<byte> destination);

    /// <summary>
    /// Writes a signature: <c>r | s</c> on P-256 and secp256k1, where secp256k1 always has the low s that Bitcoin and Ethereum demand;
    /// RFC 8032's form on Ed25519.
    /// </summary>
    /// <param name="message">P-256 and secp256k1: the 32 bytes of the digest; Ed25519: the message, which for a unit is the 32 bytes of a digest.</param>
    /// <param name="signature">64 bytes.</param>
    /// <exception cref="InvalidOperationException">X25519 cannot sign.</exception>
    /// <exception cref="ArgumentException">The digest for P-256 or secp256k1 has not 32 bytes.</exception>
    public virtual void Sign(ReadOnlySpan<byte> message, Span<byte> signature) =>
        throw new InvalidOperationException($"{Curve} cannot sign.");

    /// <summary>Signs as <see cref="Sign"/> does and returns the recovery id, from 0 to 3.</summary>
    /// <exception cref="InvalidOperationException">Only ECDSA has recovery ids.</exception>
    /// <exception cref="ArgumentException">The digest has not 32 bytes.</exception>
    public virtual byte SignRecoverably(ReadOnlySpan<byte> digest, Span<byte> signature) =>
        throw new InvalidOperationException($"A signature on {Curve} has no recovery id.");

    /// <summary>Writes the raw shared secret: 32 bytes, the x coordinate on P-256 and secp256k1.</summary>
    /// <exception cref="InvalidOperationException">Ed25519 agrees on no secret.</exception>
    /// <exception cref="ArgumentException">The peer's key is on another curve.</exception>
    /// <exception cref="CryptographicException">X25519: the peer's key has a small order.</exception>
    public void Agree(PublicKey peer, Span<byte> sharedSecret)
    {
        if (peer.Curve != Curve)
        {
            throw new ArgumentException($"A key on {Curve} cannot agree with one on {peer.Curve}.", nameof(peer));
        }

        WriteSharedSecret(peer, sharedSecret);
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Does the work of <see cref="Agree"/> for a peer on the same curve.</summary>
    private protected virtual void WriteSharedSecret(PublicKey peer, Span<byte> sharedSecret) =>
        throw new InvalidOperationException($"{Curve} agrees on no secret.");
}
