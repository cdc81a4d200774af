using System;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics;

/// <summary>Packs numbers of any width one after the other, highest bit first, into a buffer of zeros.</summary>
internal ref struct BitWriter(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;
    private int _position;

    /// <summary>Appends the lowest <paramref name="width"/> bits of <paramref name="value"/>.</summary>
    public void Write(int value, int width)
    {
        for (int bit = width - 1; bit >= 0; bit--, _position++)
        {
            _destination[_position >> 3] |= (byte)(((value >> bit) & 1) << (7 - (_position & 7)));
        }
    }
}
