using System;
using System.Security.Cryptography;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics;

/// <summary>BIP-0039: entropy as a mnemonic of 12 to 24 English words, and the seed it gives. A unit shows 24 words.</summary>
internal static class Bip39
{
    /// <summary>Length of the seed, in bytes.</summary>
    public const int SeedLength = 64;

    /// <summary>Shortest and longest entropy, in bytes; a multiple of 4.</summary>
    public const int MinimumEntropyLength = 16, MaximumEntropyLength = 32;

    private const int BitsPerWord = 11;
    private const int Iterations = 2048;

    /// <summary>The mnemonic of <paramref name="entropy"/>.</summary>
    /// <exception cref="ArgumentException">Not 16, 20, 24, 28 or 32 bytes.</exception>
    public static Secret<char> Encode(ReadOnlySpan<byte> entropy)
    {
        if (entropy.Length is < MinimumEntropyLength or > MaximumEntropyLength || entropy.Length % 4 != 0)
        {
            throw new ArgumentException($"Entropy has 16, 20, 24, 28 or 32 bytes, not {entropy.Length}.", nameof(entropy));
        }

        using Secret<byte> bits = new(entropy.Length + SHA256.HashSizeInBytes);
        entropy.CopyTo(bits.Span);
        SHA256.HashData(entropy, bits.Span[entropy.Length..]);
        using Secret<ushort> words = new(entropy.Length * 3 / 4);
        BitReader reader = new(bits.Span);
        foreach (ref ushort word in words.Span)
        {
            word = (ushort)reader.Read(BitsPerWord);
        }

        return WordList.Bip39.Join(words.Span);
    }

    /// <summary>The entropy of <paramref name="mnemonic"/>.</summary>
    /// <exception cref="MnemonicException">Number of words, an unknown word, or the checksum.</exception>
    public static Secret<byte> Decode(ReadOnlySpan<char> mnemonic)
    {
        using Secret<ushort> words = WordList.Bip39.Split(mnemonic);
        if (words.Length is not (12 or 15 or 18 or 21 or 24))
        {
            throw new MnemonicException(MnemonicFault.WordCount, $"A mnemonic has 12, 15, 18, 21 or 24 words, not {words.Length}.");
        }

        using Secret<byte> bits = new(MaximumEntropyLength + 1);
        BitWriter writer = new(bits.Span);
        foreach (ushort word in words.Span)
        {
            writer.Write(word, BitsPerWord);
        }

        int length = words.Length * 4 / 3;
        int checksumBits = words.Length / 3;
        Secret<byte> entropy = new(bits.Span[..length]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(entropy.Span, hash);
        if (bits.Span[length] >> (8 - checksumBits) != hash[0] >> (8 - checksumBits))
        {
            entropy.Dispose();
            throw new MnemonicException(MnemonicFault.Checksum, "The checksum of the mnemonic does not fit.");
        }

        return entropy;
    }

    /// <summary>The 64 bytes from which a wallet's master key is made.</summary>
    /// <param name="mnemonic">Checked first; blanks between words do not matter.</param>
    /// <param name="passphrase">May be empty. Every passphrase gives a seed: a wrong one gives another wallet.</param>
    /// <exception cref="MnemonicException">The mnemonic is wrong, or the passphrase cannot be normalized here.</exception>
    public static Secret<byte> DeriveSeed(ReadOnlySpan<char> mnemonic, ReadOnlySpan<char> passphrase)
    {
        using Secret<byte> entropy = Decode(mnemonic);
        using Secret<char> sentence = Encode(entropy.Span);
        using Secret<byte> password = Passphrase.ToNfkd(sentence.Span, []);
        using Secret<byte> salt = Passphrase.ToNfkd(passphrase, "mnemonic"u8);
        Secret<byte> seed = new(SeedLength);
        Rfc2898DeriveBytes.Pbkdf2(password.Span, salt.Span, seed.Span, Iterations, HashAlgorithmName.SHA512);
        return seed;
    }
}
