using System;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics;

/// <summary>Takes numbers of any width one after the other, highest bit first, out of a buffer.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private int _position;

    /// <summary>The next <paramref name="width"/> bits, at most 31.</summary>
    public int Read(int width)
    {
        int value = 0;
        for (int end = _position + width; _position < end; _position++)
        {
            value = (value << 1) | ((_source[_position >> 3] >> (7 - (_position & 7))) & 1);
        }

        return value;
    }
}
