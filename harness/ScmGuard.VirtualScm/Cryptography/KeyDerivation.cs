using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Cryptography;

/// <summary>Derives a key from a shared secret.</summary>
internal static class KeyDerivation
{
    /// <summary>Fills <paramref name="derived"/>.</summary>
    /// <param name="function">Which function.</param>
    /// <param name="secret">The input key material.</param>
    /// <param name="salt">May be empty.</param>
    /// <param name="info">Binds the key to a use. PBKDF2 has no such input and ignores it.</param>
    /// <param name="iterations">At least 1 for PBKDF2; HKDF has no such input and ignores it.</param>
    /// <param name="derived">At least 1 byte; for HKDF at most 255 times the length of the hash.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length or the number of iterations is out of range.</exception>
    public static void Derive(
        EcdhKdf function, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, Span<byte> derived)
    {
        ArgumentOutOfRangeException.ThrowIfZero(derived.Length, nameof(derived));
        HashAlgorithmName hash = function is EcdhKdf.Rfc5869Sha256 or EcdhKdf.Pbkdf2Sha256
            ? HashAlgorithmName.SHA256
            : HashAlgorithmName.SHA512;

        if (function is EcdhKdf.Rfc5869Sha256 or EcdhKdf.Rfc5869Sha512)
        {
            int longest = 255 * (hash == HashAlgorithmName.SHA256 ? SHA256.HashSizeInBytes : SHA512.HashSizeInBytes);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(derived.Length, longest, nameof(derived));
            HKDF.DeriveKey(hash, secret, derived, salt, info);
        }
        else
        {
            Rfc2898DeriveBytes.Pbkdf2(secret, salt, derived, iterations, hash);
        }
    }
}
