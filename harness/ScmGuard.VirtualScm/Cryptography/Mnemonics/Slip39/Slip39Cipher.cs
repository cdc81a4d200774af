using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>
/// Encrypts the master secret with the passphrase before it is shared: four Feistel rounds with PBKDF2 as the round function.
/// Every passphrase decrypts to something: whether it was the right one cannot be told.
/// </summary>
internal static class Slip39Cipher
{
    private const int IterationsPerRound = 2500;

    /// <summary>Encrypts in place.</summary>
    /// <exception cref="MnemonicException">The passphrase is not printable ASCII.</exception>
    public static void Encrypt(Span<byte> secret, ReadOnlySpan<char> passphrase, Slip39Set set) => Run(secret, passphrase, set, [0, 1, 2, 3]);

    /// <summary>Decrypts in place.</summary>
    /// <exception cref="MnemonicException">The passphrase is not printable ASCII.</exception>
    public static void Decrypt(Span<byte> secret, ReadOnlySpan<char> passphrase, Slip39Set set) => Run(secret, passphrase, set, [3, 2, 1, 0]);

    private static void Run(Span<byte> secret, ReadOnlySpan<char> passphrase, Slip39Set set, ReadOnlySpan<byte> rounds)
    {
        int half = secret.Length / 2;
        using Secret<byte> phrase = Passphrase.ToPrintableAscii(passphrase);
        using Secret<byte> password = new(1 + phrase.Length);
        phrase.Span.CopyTo(password.Span[1..]);

        Span<byte> prefix = stackalloc byte["shamir"u8.Length + sizeof(ushort)];
        "shamir"u8.CopyTo(prefix);
        BinaryPrimitives.WriteUInt16BigEndian(prefix[^sizeof(ushort)..], (ushort)set.Identifier);
        prefix = set.IsExtendable ? [] : prefix;
        using Secret<byte> salt = new(prefix.Length + half);
        prefix.CopyTo(salt.Span);

        using Secret<byte> mask = new(half);
        Span<byte> left = secret[..half];
        Span<byte> right = secret[half..];
        foreach (byte round in rounds)
        {
            password.Span[0] = round;
            right.CopyTo(salt.Span[prefix.Length..]);
            Rfc2898DeriveBytes.Pbkdf2(
                password.Span, salt.Span, mask.Span, IterationsPerRound << set.IterationExponent, HashAlgorithmName.SHA256);
            for (int i = 0; i < half; i++)
            {
                (left[i], right[i]) = (right[i], (byte)(left[i] ^ mask.Span[i]));
            }
        }

        // The halves change places once more, so that the same rounds backwards undo it.
        for (int i = 0; i < half; i++)
        {
            (left[i], right[i]) = (right[i], left[i]);
        }
    }
}
