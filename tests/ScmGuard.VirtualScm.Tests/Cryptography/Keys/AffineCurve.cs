using System;
using System.Globalization;
using System.Numerics;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Keys;

/// <summary>
/// Schoolbook arithmetic on y^2 = x^3 + ax + b over big integers: slow, and independent of libcrypto and of the platform, so that it can judge
/// both.
/// </summary>
internal sealed class AffineCurve
{
    private readonly BigInteger _prime;
    private readonly BigInteger _a;
    private readonly BigInteger _b;

    private AffineCurve(string prime, int a, string b, string order, string x, string y)
    {
        _prime = Number(prime);
        _a = a;
        _b = Number(b);
        Order = Number(order);
        Generator = (Number(x), Number(y));
    }

    public static AffineCurve Secp256R1 { get; } = new(
        "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF", -3,
        "5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B",
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296",
        "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5");

    public static AffineCurve Secp256K1 { get; } = new(
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F", 0, "7",
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141",
        "79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798",
        "483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8");

    public BigInteger Order { get; }

    public (BigInteger X, BigInteger Y) Generator { get; }

    public static BigInteger Number(ReadOnlySpan<byte> bigEndian) => new(bigEndian, isUnsigned: true, isBigEndian: true);

    public static byte[] Bytes(BigInteger number)
    {
        byte[] digits = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] bytes = new byte[32];
        digits.CopyTo(bytes.AsSpan(bytes.Length - digits.Length));
        return bytes;
    }

    public (BigInteger X, BigInteger Y)? Multiply(BigInteger factor, (BigInteger X, BigInteger Y)? point)
    {
        (BigInteger X, BigInteger Y)? sum = null;
        for (; !factor.IsZero; factor >>= 1, point = Add(point, point))
        {
            if (!factor.IsEven)
            {
                sum = Add(sum, point);
            }
        }

        return sum;
    }

    public (BigInteger X, BigInteger Y)? Add((BigInteger X, BigInteger Y)? left, (BigInteger X, BigInteger Y)? right)
    {
        if (left is not { } l || right is not { } r)
        {
            return left ?? right;
        }

        if (l.X == r.X && Modulo(l.Y + r.Y).IsZero)
        {
            return null;
        }

        BigInteger slope = l == r
            ? Modulo((3 * l.X * l.X + _a) * Invert(2 * l.Y, _prime))
            : Modulo((r.Y - l.Y) * Invert(r.X - l.X, _prime));
        BigInteger x = Modulo(slope * slope - l.X - r.X);
        return (x, Modulo(slope * (l.X - x) - l.Y));
    }

    /// <summary>The public key that made a signature, as SEC 1, section 4.1.6 recovers it.</summary>
    public (BigInteger X, BigInteger Y)? Recover(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, int recoveryId)
    {
        BigInteger r = Number(signature[..32]);
        BigInteger s = Number(signature[32..]);
        BigInteger x = r + (recoveryId >> 1) * Order;
        // Both primes leave 3 modulo 4, so a power is the square root.
        BigInteger y = BigInteger.ModPow(Modulo(x * x * x + _a * x + _b), (_prime + 1) / 4, _prime);
        y = y.IsEven == ((recoveryId & 1) == 0) ? y : _prime - y;
        BigInteger inverse = Invert(r, Order);
        BigInteger generatorFactor = ((-Number(digest) * inverse) % Order + Order) % Order;
        return Add(Multiply(generatorFactor, Generator), Multiply(s * inverse % Order, (x, y)));
    }

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static BigInteger Invert(BigInteger number, BigInteger prime)
    {
        // Euclid's algorithm, with factor * number = rest (modulo prime) in both pairs.
        (BigInteger rest, BigInteger factor) = ((number % prime + prime) % prime, BigInteger.One);
        (BigInteger nextRest, BigInteger nextFactor) = (prime, BigInteger.Zero);
        while (!rest.IsZero)
        {
            BigInteger quotient = nextRest / rest;
            (rest, factor, nextRest, nextFactor) = (nextRest - quotient * rest, nextFactor - quotient * factor, rest, factor);
        }

        return (nextFactor % prime + prime) % prime;
    }

    private BigInteger Modulo(BigInteger number) => (number % _prime + _prime) % _prime;
}
