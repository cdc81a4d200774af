using System;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>The checksum of a share: a Reed-Solomon code over GF(1024), 3 words long, which finds any error in up to 3 words.</summary>
internal static class Rs1024
{
    /// <summary>Words.</summary>
    public const int ChecksumLength = 3;

    private static ReadOnlySpan<uint> Generator =>
        [0xE0E040, 0x1C1C080, 0x3838100, 0x7070200, 0xE0E0009, 0x1C0C2412, 0x38086C24, 0x3090FC48, 0x21B1F890, 0x3F3F120];

    /// <summary>Whether the last three words fit the others.</summary>
    public static bool IsValid(bool extendable, ReadOnlySpan<ushort> words) => Feed(Start(extendable), words) == 1;

    /// <summary>Sets the last three words.</summary>
    public static void Complete(bool extendable, Span<ushort> words)
    {
        Span<ushort> checksum = words[^ChecksumLength..];
        checksum.Clear();
        uint remainder = Feed(Start(extendable), words) ^ 1;
        for (int i = 0; i < ChecksumLength; i++)
        {
            checksum[i] = (ushort)((remainder >> (10 * (ChecksumLength - 1 - i))) & 1023);
        }
    }

    // Shares of an extendable set take another start, so that one kind is never read as the other.
    private static uint Start(bool extendable)
    {
        uint state = 1;
        foreach (char letter in extendable ? "shamir_extendable" : "shamir")
        {
            state = Step(state, letter);
        }

        return state;
    }

    private static uint Feed(uint state, ReadOnlySpan<ushort> words)
    {
        foreach (ushort word in words)
        {
            state = Step(state, word);
        }

        return state;
    }

    private static uint Step(uint state, uint value)
    {
        uint top = state >> 20;
        state = ((state & 0xFFFFF) << 10) ^ value;
        for (int bit = 0; bit < Generator.Length; bit++)
        {
            state ^= ((top >> bit) & 1) * Generator[bit];
        }

        return state;
    }
}
