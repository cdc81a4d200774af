using System;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>One share: what stands in one mnemonic of 20 words (for a secret of 16 bytes) or more.</summary>
internal sealed class Slip39Share : IDisposable
{
    /// <summary>Shortest master secret, in bytes. Its length is even.</summary>
    public const int MinimumSecretLength = 16;

    private const int BitsPerWord = 10;
    private const int HeaderWords = 4;
    private const int MinimumWords = 20;

    /// <summary>A share; <paramref name="value"/> is the share's from now on and disposed with it.</summary>
    public Slip39Share(Slip39Set set, int groupIndex, int memberIndex, int memberThreshold, Secret<byte> value)
    {
        Set = set;
        GroupIndex = groupIndex;
        MemberIndex = memberIndex;
        MemberThreshold = memberThreshold;
        Value = value;
    }

    public Slip39Set Set { get; }

    /// <summary>0 to 15.</summary>
    public int GroupIndex { get; }

    /// <summary>0 to 15.</summary>
    public int MemberIndex { get; }

    /// <summary>Shares of this group that are needed, 1 to 16.</summary>
    public int MemberThreshold { get; }

    public Secret<byte> Value { get; }

    /// <summary>Reads a mnemonic.</summary>
    /// <exception cref="MnemonicException">Number of words, an unknown word, the checksum, the group threshold, or the padding.</exception>
    public static Slip39Share Parse(ReadOnlySpan<char> mnemonic)
    {
        using Secret<ushort> words = WordList.Slip39.Split(mnemonic);
        int valueBits = (words.Length - HeaderWords - Rs1024.ChecksumLength) * BitsPerWord;
        int padding = valueBits % 16;
        if (words.Length < MinimumWords || padding > 8)
        {
            throw new MnemonicException(MnemonicFault.WordCount, $"No share has {words.Length} words.");
        }

        using Secret<byte> bits = new((words.Length * BitsPerWord + 7) / 8);
        BitWriter writer = new(bits.Span);
        foreach (ushort word in words.Span)
        {
            writer.Write(word, BitsPerWord);
        }

        BitReader reader = new(bits.Span);
        int identifier = reader.Read(15);
        bool isExtendable = reader.Read(1) == 1;
        if (!Rs1024.IsValid(isExtendable, words.Span))
        {
            throw new MnemonicException(MnemonicFault.Checksum, "The checksum of the share does not fit.");
        }

        int iterationExponent = reader.Read(4);
        int groupIndex = reader.Read(4);
        int groupThreshold = reader.Read(4) + 1;
        int groupCount = reader.Read(4) + 1;
        int memberIndex = reader.Read(4);
        int memberThreshold = reader.Read(4) + 1;
        if (groupThreshold > groupCount)
        {
            throw new MnemonicException(MnemonicFault.GroupThreshold, $"The share asks for {groupThreshold} groups out of {groupCount}.");
        }

        if (reader.Read(padding) != 0)
        {
            throw new MnemonicException(MnemonicFault.Padding, "The padding of the share is not zero.");
        }

        Secret<byte> value = new((valueBits - padding) / 8);
        foreach (ref byte part in value.Span)
        {
            part = (byte)reader.Read(8);
        }

        Slip39Set set = new(identifier, isExtendable, iterationExponent, groupThreshold, groupCount);
        return new Slip39Share(set, groupIndex, memberIndex, memberThreshold, value);
    }

    /// <summary>The mnemonic, with one blank between words.</summary>
    public Secret<char> ToMnemonic()
    {
        int valueWords = (Value.Length * 8 + BitsPerWord - 1) / BitsPerWord;
        using Secret<ushort> words = new(HeaderWords + valueWords + Rs1024.ChecksumLength);
        using Secret<byte> bits = new((words.Length * BitsPerWord + 7) / 8);
        BitWriter writer = new(bits.Span);
        writer.Write(Set.Identifier, 15);
        writer.Write(Set.IsExtendable ? 1 : 0, 1);
        writer.Write(Set.IterationExponent, 4);
        writer.Write(GroupIndex, 4);
        writer.Write(Set.GroupThreshold - 1, 4);
        writer.Write(Set.GroupCount - 1, 4);
        writer.Write(MemberIndex, 4);
        writer.Write(MemberThreshold - 1, 4);
        writer.Write(0, valueWords * BitsPerWord - Value.Length * 8);
        foreach (byte part in Value.Span)
        {
            writer.Write(part, 8);
        }

        BitReader reader = new(bits.Span);
        foreach (ref ushort word in words.Span)
        {
            word = (ushort)reader.Read(BitsPerWord);
        }

        Rs1024.Complete(Set.IsExtendable, words.Span);
        return WordList.Slip39.Join(words.Span);
    }

    /// <inheritdoc/>
    public void Dispose() => Value.Dispose();
}
