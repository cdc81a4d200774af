using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Mnemonics;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Mnemonics;

public sealed class WordListTests
{
    [Theory]
    [InlineData(nameof(WordList.Bip39), 2048, "2F5EED53A4727B4BF8880D8F3F199EFC90E58503646D9FF8EFF3A2ED3B24DBDA")]
    [InlineData(nameof(WordList.Slip39), 1024, "BCC4555340332D169718AED8BF31DD9D5248CB7DA6E5D355140EF4F1E601EEC3")]
    public void The_lists_are_the_published_files(string name, int count, string sha256)
    {
        WordList list = name == nameof(WordList.Bip39) ? WordList.Bip39 : WordList.Slip39;
        string[] words = list.Words.ToArray();

        Assert.Equal(count, words.Length);
        Assert.Equal(sha256, Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(words.Select(word => word + "\n"))))));
    }

    [Fact]
    public void Every_word_is_found_at_its_index()
    {
        foreach (WordList list in (WordList[])[WordList.Bip39, WordList.Slip39])
        {
            using Secret<ushort> indices = list.Split(string.Join(' ', list.Words.ToArray()));
            Assert.Equal(Enumerable.Range(0, list.Words.Length).Select(index => (ushort)index), indices.Span.ToArray());
        }
    }

    [Theory]
    [InlineData("zoo zo", 2)]
    [InlineData("zzzz", 1)]
    [InlineData("aaaa", 1)]
    [InlineData("zoo  ZOO", 2)]
    [InlineData("zoo\nzoo zoos", 3)]
    public void An_unknown_word_is_named_by_its_position_and_not_repeated(string mnemonic, int position)
    {
        MnemonicException exception = Assert.Throws<MnemonicException>(() => WordList.Bip39.Split(mnemonic));

        Assert.Equal(MnemonicFault.UnknownWord, exception.Fault);
        Assert.Equal($"Word {position} is not in the word list.", exception.Message);
    }
}
