using System;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>
/// A public key that is known to be valid on its curve. Threads may share it. Equal keys are the same key on the same curve.
/// </summary>
internal abstract class PublicKey : IDisposable, IEquatable<PublicKey>
{
    /// <summary>Length of a signature on any curve, in bytes.</summary>
    public const int SignatureLength = 64;

    private readonly byte[] _encoded;

    private protected PublicKey(KeyType curve, ReadOnlySpan<byte> encoded)
    {
        Curve = curve;
        _encoded = encoded.ToArray();
    }

    public KeyType Curve { get; }

    /// <summary>65 bytes, <c>04 | x | y</c>, on P-256 and secp256k1; 32 bytes on Ed25519 and X25519.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded;

    /// <summary>The key without its format byte: 64 bytes, <c>x | y</c>, or 32 bytes.</summary>
    public ReadOnlySpan<byte> Coordinates => Encoded[(_encoded.Length & 1)..];

    /// <summary>
    /// Reads a public key. P-256 and secp256k1: 33, 64 or 65 bytes; Ed25519 and X25519: 32 bytes. False when the bytes are no key of the curve.
    /// </summary>
    public static bool TryImport(KeyType curve, ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out PublicKey? key)
    {
        key = curve switch
        {
            KeyType.Ed25519 => Ed25519PublicKey.TryRead(encoded),
            KeyType.X25519 => X25519PublicKey.TryRead(encoded),
            _ => WeierstrassPublicKey.TryRead(WeierstrassCurve.Of(curve), encoded),
        };
        return key is not null;
    }

    /// <summary>Reads a public key, as <see cref="TryImport"/> does.</summary>
    /// <exception cref="CryptographicException">The bytes are no key of the curve.</exception>
    public static PublicKey Import(KeyType curve, ReadOnlySpan<byte> encoded) =>
        TryImport(curve, encoded, out PublicKey? key) ? key : throw new CryptographicException($"Not a public key on {curve}.");

    /// <summary>
    /// Whether <paramref name="signature"/> is this key's. A mirrored ECDSA signature (the order less s) is valid too, as ECDSA has it.
    /// </summary>
    /// <param name="message">P-256 and secp256k1: the 32 bytes of the digest; Ed25519: the message, which for a unit is the 32 bytes of a digest.</param>
    /// <param name="signature">64 bytes; any other length is invalid.</param>
    /// <exception cref="InvalidOperationException">The key is on X25519, which cannot sign.</exception>
    /// <exception cref="ArgumentException">The digest for P-256 or secp256k1 has not 32 bytes.</exception>
    public abstract bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    /// <summary>The key as SubjectPublicKeyInfo (RFC 5480, RFC 8410) in PEM, without a line end after the last line.</summary>
    public string ToPem() =>
        PemEncoding.WriteString("PUBLIC KEY", [.. Convert.FromHexString(Curve switch
        {
            KeyType.Secp256R1 => "3059301306072A8648CE3D020106082A8648CE3D030107034200",
            KeyType.Secp256K1 => "3056301006072A8648CE3D020106052B8104000A034200",
            KeyType.Ed25519 => "302A300506032B6570032100",
            _ => "302A300506032B656E032100",
        }), .. _encoded]);

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) => other is not null && other.Curve == Curve && other.Encoded.SequenceEqual(Encoded);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Curve);
        hash.AddBytes(Encoded);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
