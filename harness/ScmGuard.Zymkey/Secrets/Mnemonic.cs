using System;

namespace ScmGuard.Zymkey;

/// <summary>A recovery mnemonic: the words of BIP39, or one share of SLIP39.</summary>
/// <remarks>
/// It is the wallet. A unit gives it once, when the wallet is made, and never again. Words are English, lower case, separated by single spaces;
/// BIP39 has 24 of them. Source: C API Documentation; Digital Wallet tutorials.
/// </remarks>
public sealed class Mnemonic : SecretText
{
    /// <summary>A copy of a mnemonic; the original stays with the caller, who zeroes it.</summary>
    /// <param name="words">The words.</param>
    /// <exception cref="ArgumentException">The text is empty, invalid, or has a zero character in it.</exception>
    public Mnemonic(ReadOnlySpan<char> words)
        : base(words)
    {
    }

    /// <summary>A copy of a mnemonic in UTF-8; the original stays with the caller, who zeroes it.</summary>
    /// <param name="utf8">The words.</param>
    /// <exception cref="ArgumentException">The text is empty, invalid, or has a zero character in it.</exception>
    public Mnemonic(ReadOnlySpan<byte> utf8)
        : base(utf8)
    {
    }

    /// <summary>How many words there are.</summary>
    public int WordCount
    {
        get
        {
            var words = 0;
            foreach (var range in Reveal().Split((byte)' '))
            {
                var (_, length) = range.GetOffsetAndLength(Length);
                words += length > 0 ? 1 : 0;
            }

            return words;
        }
    }
}
