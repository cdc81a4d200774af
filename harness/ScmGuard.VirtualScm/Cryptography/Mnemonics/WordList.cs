using System;
using System.Collections.Generic;
using System.IO;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics;

/// <summary>A sorted list of words, each of which stands for its index.</summary>
internal sealed class WordList
{
    private static readonly Lazy<WordList> _bip39 = new(() => new WordList("bip39-english.txt"));
    private static readonly Lazy<WordList> _slip39 = new(() => new WordList("slip39-english.txt"));

    private readonly string[] _words;

    private WordList(string resource)
    {
        using Stream stream = typeof(WordList).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The word list {resource} is missing from the assembly.");
        using StreamReader reader = new(stream);
        List<string> words = [];
        while (reader.ReadLine() is { } line)
        {
            // The first line names the source.
            if (!line.StartsWith('#'))
            {
                words.Add(line);
            }
        }

        _words = [.. words];
    }

    /// <summary>2048 words: 11 bits each.</summary>
    public static WordList Bip39 => _bip39.Value;

    /// <summary>1024 words: 10 bits each.</summary>
    public static WordList Slip39 => _slip39.Value;

    public ReadOnlySpan<string> Words => _words;

    /// <summary>The words of <paramref name="indices"/> with one blank between them.</summary>
    public Secret<char> Join(ReadOnlySpan<ushort> indices)
    {
        int length = indices.Length - 1;
        foreach (ushort index in indices)
        {
            length += _words[index].Length;
        }

        Secret<char> mnemonic = new(length);
        Span<char> rest = mnemonic.Span;
        foreach (ushort index in indices)
        {
            _words[index].CopyTo(rest);
            rest = rest[_words[index].Length..];
            if (!rest.IsEmpty)
            {
                rest[0] = ' ';
                rest = rest[1..];
            }
        }

        return mnemonic;
    }

    /// <summary>The indices of the words, which stand between any number of blanks and line ends.</summary>
    /// <exception cref="MnemonicException">A word is not in the list; the message gives its position only.</exception>
    public Secret<ushort> Split(ReadOnlySpan<char> mnemonic)
    {
        Secret<ushort> indices = new(CountWords(mnemonic));
        int position = 0;
        foreach (Range part in mnemonic.SplitAny(" \t\r\n"))
        {
            ReadOnlySpan<char> word = mnemonic[part];
            if (word.IsEmpty)
            {
                continue;
            }

            int index = Find(word);
            if (index < 0)
            {
                indices.Dispose();
                throw new MnemonicException(MnemonicFault.UnknownWord, $"Word {position + 1} is not in the word list.");
            }

            indices.Span[position++] = (ushort)index;
        }

        return indices;
    }

    private static int CountWords(ReadOnlySpan<char> mnemonic)
    {
        int count = 0;
        foreach (Range part in mnemonic.SplitAny(" \t\r\n"))
        {
            count += mnemonic[part].IsEmpty ? 0 : 1;
        }

        return count;
    }

    private int Find(ReadOnlySpan<char> word)
    {
        int low = 0;
        int high = _words.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = word.SequenceCompareTo(_words[middle]);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return -1;
    }
}
