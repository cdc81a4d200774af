using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Mnemonics;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Mnemonics;

public sealed class Bip39Tests
{
    public static IEnumerable<TheoryDataRow<string, string, string>> Published =>
        Vectors.ReadJson<VectorFile>("bip39.json").Vectors
            .Select(vector => new TheoryDataRow<string, string, string>(vector.Entropy, vector.Mnemonic, vector.Seed));

    [Theory]
    [MemberData(nameof(Published))]
    public void The_vectors_of_BIP_0039_hold(string entropy, string mnemonic, string seed)
    {
        using Secret<char> encoded = Bip39.Encode(Convert.FromHexString(entropy));
        using Secret<byte> decoded = Bip39.Decode(mnemonic);
        using Secret<byte> derived = Bip39.DeriveSeed(mnemonic, "TREZOR");

        Assert.Equal(mnemonic, encoded.Span);
        Assert.Equal(Convert.FromHexString(entropy), decoded.Span);
        Assert.Equal(Convert.FromHexString(seed), derived.Span);
    }

    [Fact]
    public void Entropy_comes_back_from_its_mnemonic() => Properties.ForAll(
        from words in Gen.Elements(12, 15, 18, 21, 24)
        from entropy in Properties.Bytes(words * 4 / 3)
        select (words, entropy),
        sample =>
        {
            using Secret<char> mnemonic = Bip39.Encode(sample.entropy);
            using Secret<byte> entropy = Bip39.Decode(mnemonic.Span);

            Assert.Equal(sample.words, mnemonic.Span.Count(' ') + 1);
            Assert.Equal(sample.entropy, entropy.Span);
        },
        times: 200);

    [Theory]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(18)]
    [InlineData(21)]
    [InlineData(24)]
    public void Every_bit_of_the_checksum_is_checked(int words)
    {
        byte[] entropy = new byte[words * 4 / 3];
        new SeededRandom([(byte)words]).GetBytes(entropy);
        using Secret<char> mnemonic = Bip39.Encode(entropy);
        string[] sentence = mnemonic.Span.ToString().Split(' ');
        int last = WordList.Bip39.Words.IndexOf(sentence[^1]);
        for (int bit = 0; bit < words / 3; bit++)
        {
            // The checksum stands in the lowest bits of the last word.
            sentence[^1] = WordList.Bip39.Words[last ^ (1 << bit)];
            MnemonicException exception = Assert.Throws<MnemonicException>(() => Bip39.Decode(string.Join(' ', sentence)));
            Assert.Equal(MnemonicFault.Checksum, exception.Fault);
            Assert.DoesNotContain(sentence[^1], exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(11)]
    [InlineData(13)]
    [InlineData(23)]
    [InlineData(27)]
    [InlineData(400)]
    public void A_wrong_number_of_words_is_refused(int words)
    {
        MnemonicException exception = Assert.Throws<MnemonicException>(() => Bip39.Decode(string.Join(' ', Enumerable.Repeat("abandon", words))));

        Assert.Equal(MnemonicFault.WordCount, exception.Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(18)]
    [InlineData(36)]
    public void Entropy_of_another_length_is_refused(int length) => Assert.Throws<ArgumentException>(() => Bip39.Encode(new byte[length]));

    [Fact]
    public void Blanks_and_line_ends_between_the_words_do_not_change_the_seed()
    {
        using Secret<char> mnemonic = Bip39.Encode(new byte[32]);
        string spaced = $"\t {mnemonic.Span.ToString().Replace(" ", " \r\n", StringComparison.Ordinal)}\n";
        using Secret<byte> expected = Bip39.DeriveSeed(mnemonic.Span, "");
        using Secret<byte> actual = Bip39.DeriveSeed(spaced, "");

        Assert.Equal(expected.Span, actual.Span);
    }

    [Fact]
    public void Another_passphrase_gives_another_seed()
    {
        using Secret<char> mnemonic = Bip39.Encode(new byte[32]);
        using Secret<byte> without = Bip39.DeriveSeed(mnemonic.Span, "");
        using Secret<byte> with = Bip39.DeriveSeed(mnemonic.Span, " ");

        Assert.False(without.Span.SequenceEqual(with.Span));
    }

    [Fact]
    public void No_seed_is_derived_from_a_passphrase_that_cannot_be_normalized()
    {
        // The tests run in invariant globalization mode, as the shared library does.
        Assert.False(Passphrase.PlatformNormalizes);
        using Secret<char> mnemonic = Bip39.Encode(new byte[32]);
        MnemonicException exception = Assert.Throws<MnemonicException>(() => Bip39.DeriveSeed(mnemonic.Span, "geheim\u00DF"));

        Assert.Equal(MnemonicFault.Passphrase, exception.Fault);
        Assert.DoesNotContain("geheim", exception.Message, StringComparison.Ordinal);
    }

    private sealed record VectorFile(VectorFile.Vector[] Vectors)
    {
        public sealed record Vector(string Entropy, string Mnemonic, string Seed);
    }
}
