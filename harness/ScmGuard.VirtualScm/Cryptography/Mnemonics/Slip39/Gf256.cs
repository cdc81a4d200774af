using System;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>The field of AES: polynomials over bits modulo x^8 + x^4 + x^3 + x + 1. Addition and subtraction are xor.</summary>
internal static class Gf256
{
    // 3 generates the field, so every element but zero is one of its powers. The powers are written twice to spare a modulo.
    private static readonly byte[] _powers = new byte[2 * 255];
    private static readonly byte[] _logarithms = new byte[256];

    static Gf256()
    {
        int power = 1;
        for (int exponent = 0; exponent < 255; exponent++)
        {
            _powers[exponent] = _powers[exponent + 255] = (byte)power;
            _logarithms[power] = (byte)exponent;
            power ^= power << 1;
            power ^= (power >> 8) * 0x11B;
        }
    }

    public static byte Multiply(byte left, byte right) =>
        left == 0 || right == 0 ? (byte)0 : _powers[_logarithms[left] + _logarithms[right]];

    /// <summary>The quotient; the divisor is not zero.</summary>
    public static byte Divide(byte dividend, byte divisor) =>
        dividend == 0 ? (byte)0 : _powers[_logarithms[dividend] + 255 - _logarithms[divisor]];

    /// <summary>
    /// Writes the value at <paramref name="x"/> of the polynomial of lowest degree through <paramref name="points"/>, for each byte of the
    /// values alone.
    /// </summary>
    public static void Interpolate(byte x, ReadOnlySpan<SharePoint> points, Span<byte> result)
    {
        result.Clear();
        foreach (SharePoint point in points)
        {
            byte weight = 1;
            foreach (SharePoint other in points)
            {
                if (other.X != point.X)
                {
                    weight = Multiply(weight, Divide((byte)(x ^ other.X), (byte)(point.X ^ other.X)));
                }
            }

            ReadOnlySpan<byte> values = point.Y.Span;
            for (int i = 0; i < result.Length; i++)
            {
                result[i] ^= Multiply(values[i], weight);
            }
        }
    }
}
