using System;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Cryptography;

/// <summary>
/// The form in which a virtual unit locks data: <c>version (1) | salt (32) | ciphertext | tag (16)</c>, AES-256-GCM, with a key and a nonce
/// that HKDF-SHA-256 derives from the unit's key and the salt. The header is authenticated too. A real unit's form is not published.
/// </summary>
internal static class LockedData
{
    /// <summary>How many bytes locked data is longer than the plain data.</summary>
    public const int Overhead = HeaderLength + TagLength;

    private const byte Version = 1;
    private const int SaltLength = 32;
    private const int HeaderLength = 1 + SaltLength;
    private const int TagLength = 16;
    private const int KeyLength = 32;
    private const int NonceLength = 12;

    /// <summary>Locks <paramref name="plain"/>.</summary>
    /// <param name="unitKey">The key that never leaves the unit.</param>
    /// <param name="purpose">Data locked for one purpose does not unlock for another.</param>
    /// <param name="plain">What to lock; may be empty.</param>
    /// <param name="random">Gives the salt.</param>
    public static byte[] Lock(ReadOnlySpan<byte> unitKey, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> plain, RandomNumberGenerator random)
    {
        byte[] locked = new byte[plain.Length + Overhead];
        locked[0] = Version;
        random.GetBytes(locked.AsSpan(1, SaltLength));
        using Secret<byte> material = DeriveMaterial(unitKey, purpose, locked);
        using AesGcm cipher = new(material.Span[..KeyLength], TagLength);
        cipher.Encrypt(
            material.Span[KeyLength..], plain, locked.AsSpan(HeaderLength, plain.Length), locked.AsSpan(^TagLength..), locked.AsSpan(0, HeaderLength));
        return locked;
    }

    /// <summary>Unlocks, or returns false: another unit's data, another purpose, a changed bit, too short, a version of the future.</summary>
    public static bool TryUnlock(
        ReadOnlySpan<byte> unitKey, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> locked, [NotNullWhen(true)] out Secret<byte>? plain)
    {
        plain = null;
        if (locked.Length < Overhead || locked[0] != Version)
        {
            return false;
        }

        using Secret<byte> material = DeriveMaterial(unitKey, purpose, locked);
        using AesGcm cipher = new(material.Span[..KeyLength], TagLength);
        Secret<byte> opened = new(locked.Length - Overhead);
        try
        {
            cipher.Decrypt(material.Span[KeyLength..], locked[HeaderLength..^TagLength], locked[^TagLength..], opened.Span, locked[..HeaderLength]);
        }
        catch (AuthenticationTagMismatchException)
        {
            opened.Dispose();
            return false;
        }

        plain = opened;
        return true;
    }

    private static Secret<byte> DeriveMaterial(ReadOnlySpan<byte> unitKey, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> locked)
    {
        // The salt is fresh for every lock, so key and nonce are too, and no nonce has to be counted.
        Secret<byte> material = new(KeyLength + NonceLength);
        KeyDerivation.Derive(EcdhKdf.Rfc5869Sha256, unitKey, locked.Slice(1, SaltLength), purpose, 1, material.Span);
        return material;
    }
}
