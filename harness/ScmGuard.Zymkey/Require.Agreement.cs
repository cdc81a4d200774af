using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

// Signatures and key agreement.
internal static partial class Require
{
    /// <summary>The library takes a number of iterations for RFC 5869 too, and does not use it. This is the official client's.</summary>
    public const int UnusedIterations = 1;

    public static void Signature(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        Digest(digest);
        ArgumentOutOfRangeException.ThrowIfZero(signature.Length, nameof(signature));
    }

    public static void Peer(ReadOnlySpan<byte> peerPublicKey) => ArgumentOutOfRangeException.ThrowIfZero(peerPublicKey.Length, nameof(peerPublicKey));

    public static void RawSecret(ReadOnlySpan<byte> secret) => ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, ApiLimits.SharedSecretBytes.Value, nameof(secret));

    public static void Derivation(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(salt.Length, ApiLimits.SaltBytesMaximum.Value, nameof(salt));
        ArgumentOutOfRangeException.ThrowIfZero(secret.Length, nameof(secret));
    }

    public static void Hkdf(HkdfHash hash, ReadOnlySpan<byte> info, ReadOnlySpan<byte> secret)
    {
        var ceiling = Defined(hash) == HkdfHash.Sha256 ? ApiLimits.DerivedBytesCeilingSha256 : ApiLimits.DerivedBytesCeilingSha512;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(info.Length, ApiLimits.InfoBytesMaximum.Value, nameof(info));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(secret.Length, ceiling.Value, nameof(secret));
    }

    public static void Pbkdf2(Pbkdf2Hash hash, int iterations)
    {
        Defined(hash);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(iterations);
    }
}
