using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Libcrypto;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>
/// P-256 or secp256k1: arithmetic on points and on scalars modulo the order. Scalars are 32 bytes, big-endian; points are 65 bytes,
/// <c>04 | x | y</c>. Scalars stay in the caller's spans, which the caller zeroes.
/// </summary>
internal sealed class WeierstrassCurve
{
    public const int ScalarLength = 32;
    public const int PointLength = 1 + 2 * ScalarLength;
    public const int CompressedLength = 1 + ScalarLength;

    private readonly int _nid;
    private readonly ECCurve _platform;
    private readonly byte[] _order;
    private readonly byte[] _halfOrder;
    private readonly Lazy<nint> _group;

    private WeierstrassCurve(KeyType curve, int nid, string oid, string order)
    {
        Curve = curve;
        _nid = nid;
        _platform = ECCurve.CreateFromValue(oid);
        _order = Convert.FromHexString(order);
        _halfOrder = Half(_order);
        // Lives as long as the process: every key of the curve reads it.
        _group = new Lazy<nint>(() => NativeMethods.Check(NativeMethods.EC_GROUP_new_by_curve_name(_nid), nameof(NativeMethods.EC_GROUP_new_by_curve_name)));
    }

    public static WeierstrassCurve Secp256R1 { get; } = new(
        KeyType.Secp256R1, NativeMethods.NidP256, "1.2.840.10045.3.1.7", "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");

    public static WeierstrassCurve Secp256K1 { get; } = new(
        KeyType.Secp256K1, NativeMethods.NidSecp256k1, "1.3.132.0.10", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141");

    public KeyType Curve { get; }

    /// <summary>The order of the group.</summary>
    public ReadOnlySpan<byte> Order => _order;

    /// <summary>The curve's object of this class.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Ed25519 or X25519.</exception>
    public static WeierstrassCurve Of(KeyType curve) => curve switch
    {
        KeyType.Secp256R1 => Secp256R1,
        KeyType.Secp256K1 => Secp256K1,
        _ => throw new ArgumentOutOfRangeException(nameof(curve), curve, "Not a Weierstrass curve."),
    };

    /// <summary>Whether <paramref name="value"/> is from 1 to the order less 1, as a private key must be.</summary>
    public bool IsScalar(ReadOnlySpan<byte> value) =>
        value.Length == ScalarLength && value.ContainsAnyExcept((byte)0) && value.SequenceCompareTo(_order) < 0;

    /// <summary>Whether <paramref name="value"/> is above half the order: the <c>s</c> of a signature that low-s rules refuse.</summary>
    public bool IsHigh(ReadOnlySpan<byte> value) => value.SequenceCompareTo(_halfOrder) > 0;

    /// <summary>Replaces <paramref name="value"/>, below the order, by the order less the value.</summary>
    public void Negate(Span<byte> value) => Subtract(_order, value, value);

    /// <summary>Writes the sum of two scalars modulo the order. False when it is zero.</summary>
    public bool TryAddScalars(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> sum)
    {
        int carry = 0;
        for (int i = ScalarLength - 1; i >= 0; i--)
        {
            carry += left[i] + right[i];
            sum[i] = (byte)carry;
            carry >>= 8;
        }

        if (carry != 0 || sum.SequenceCompareTo(_order) >= 0)
        {
            Subtract(sum, _order, sum);
        }

        return sum.ContainsAnyExcept((byte)0);
    }

    /// <summary>Writes the public point of a private key.</summary>
    public void WritePublicPoint(ReadOnlySpan<byte> scalar, Span<byte> point)
    {
        using BigNumber factor = new(scalar);
        using CurvePoint multiple = new(_group.Value);
        multiple.SetToMultiple(factor);
        multiple.Write(point);
    }

    /// <summary>Writes the point that <paramref name="encoded"/> stands for. False when it is no point of the curve.</summary>
    /// <param name="encoded">33 bytes with 02 or 03 in front, 65 bytes with 04, or 64 bytes of coordinates.</param>
    /// <param name="point">65 bytes.</param>
    public bool TryDecode(ReadOnlySpan<byte> encoded, Span<byte> point)
    {
        switch (encoded)
        {
            case { Length: CompressedLength } when encoded[0] is 2 or 3:
            case { Length: PointLength } when encoded[0] is 4:
                encoded.CopyTo(point);
                break;
            case { Length: PointLength - 1 }:
                point[0] = 4;
                encoded.CopyTo(point[1..]);
                break;
            default:
                return false;
        }

        // With its format byte an encoding has 33 or 65 bytes.
        int length = encoded.Length == CompressedLength ? CompressedLength : PointLength;
        using CurvePoint decoded = new(_group.Value);
        if (!decoded.TryRead(point[..length]))
        {
            return false;
        }

        decoded.Write(point);
        return true;
    }

    /// <summary>Writes 33 bytes, <c>02 or 03 | x</c>.</summary>
    public static void Compress(ReadOnlySpan<byte> point, Span<byte> compressed)
    {
        point[..CompressedLength].CopyTo(compressed);
        compressed[0] = (byte)(2 + (point[^1] & 1));
    }

    /// <summary>Writes <paramref name="point"/> plus <paramref name="scalar"/> times the generator. False when that is the point at infinity.</summary>
    public bool TryShift(ReadOnlySpan<byte> point, ReadOnlySpan<byte> scalar, Span<byte> shifted)
    {
        using BigNumber factor = new(scalar);
        using CurvePoint start = new(_group.Value);
        using CurvePoint step = new(_group.Value);
        NativeMethods.Check(start.TryRead(point) ? 1 : 0, nameof(NativeMethods.EC_POINT_oct2point));
        step.SetToMultiple(factor);
        if (!step.TryAdd(start))
        {
            return false;
        }

        step.Write(shifted);
        return true;
    }

    /// <summary>
    /// The recovery id of a valid signature: bit 0 is the parity of the nonce point's y, bit 1 says that its x was not below the order.
    /// The nonce point is rebuilt as a verifier does it, from public values only.
    /// </summary>
    public byte FindRecoveryId(ReadOnlySpan<byte> point, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using BigNumberContext context = new();
        using BigNumber order = new(_order);
        using BigNumber s = new(signature[ScalarLength..]);
        using BigNumber inverse = context.Invert(s, order);
        using BigNumber generatorFactor = new(digest);
        using BigNumber pointFactor = new(signature[..ScalarLength]);
        context.Multiply(generatorFactor, inverse, order);
        context.Multiply(pointFactor, inverse, order);

        using CurvePoint key = new(_group.Value);
        using CurvePoint nonce = new(_group.Value);
        NativeMethods.Check(key.TryRead(point) ? 1 : 0, nameof(NativeMethods.EC_POINT_oct2point));
        nonce.SetToCombination(generatorFactor, key, pointFactor);
        Span<byte> rebuilt = stackalloc byte[PointLength];
        nonce.Write(rebuilt);
        bool overflowed = rebuilt[1..CompressedLength].SequenceCompareTo(_order) >= 0;
        return (byte)((rebuilt[^1] & 1) | (overflowed ? 2 : 0));
    }

    /// <summary>The platform's form of a public key.</summary>
    public ECParameters ToParameters(ReadOnlySpan<byte> point) => new()
    {
        Curve = _platform,
        Q = new ECPoint { X = point[1..CompressedLength].ToArray(), Y = point[CompressedLength..].ToArray() },
    };

    private static void Subtract(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> difference)
    {
        int borrow = 0;
        for (int i = ScalarLength - 1; i >= 0; i--)
        {
            borrow += left[i] - right[i];
            difference[i] = (byte)borrow;
            borrow >>= 8;
        }
    }

    private static byte[] Half(ReadOnlySpan<byte> number)
    {
        byte[] half = new byte[number.Length];
        int carry = 0;
        for (int i = 0; i < half.Length; i++)
        {
            half[i] = (byte)((carry << 7) | (number[i] >> 1));
            carry = number[i] & 1;
        }

        return half;
    }
}
