using System;

namespace ScmGuard.VirtualScm.Cryptography.Libcrypto;

/// <summary>An EC_POINT for the length of one calculation.</summary>
internal readonly ref struct CurvePoint(nint group) : IDisposable
{
    private readonly nint _handle = NativeMethods.Check(NativeMethods.EC_POINT_new(group), nameof(NativeMethods.EC_POINT_new));

    /// <summary>False when the bytes are no encoding of a point of the curve.</summary>
    public bool TryRead(ReadOnlySpan<byte> encoded) =>
        NativeMethods.Succeeded(NativeMethods.EC_POINT_oct2point(group, _handle, encoded, (nuint)encoded.Length, 0));

    /// <summary>Becomes <paramref name="factor"/> times the generator.</summary>
    public void SetToMultiple(BigNumber factor) =>
        NativeMethods.Check(NativeMethods.EC_POINT_mul(group, _handle, factor.Handle, 0, 0, 0), nameof(NativeMethods.EC_POINT_mul));

    /// <summary>Becomes <paramref name="generatorFactor"/> times the generator plus <paramref name="pointFactor"/> times <paramref name="point"/>.</summary>
    public void SetToCombination(BigNumber generatorFactor, CurvePoint point, BigNumber pointFactor) =>
        NativeMethods.Check(
            NativeMethods.EC_POINT_mul(group, _handle, generatorFactor.Handle, point._handle, pointFactor.Handle, 0), nameof(NativeMethods.EC_POINT_mul));

    /// <summary>Adds <paramref name="other"/>. False when the sum is the point at infinity.</summary>
    public bool TryAdd(CurvePoint other)
    {
        NativeMethods.Check(NativeMethods.EC_POINT_add(group, _handle, _handle, other._handle, 0), nameof(NativeMethods.EC_POINT_add));
        return NativeMethods.EC_POINT_is_at_infinity(group, _handle) == 0;
    }

    /// <summary>Writes <c>04 | x | y</c>.</summary>
    public void Write(Span<byte> uncompressed)
    {
        nuint written = NativeMethods.EC_POINT_point2oct(
            group, _handle, NativeMethods.PointUncompressed, uncompressed, (nuint)uncompressed.Length, 0);
        NativeMethods.Check(written == (nuint)uncompressed.Length ? 1 : 0, nameof(NativeMethods.EC_POINT_point2oct));
    }

    public void Dispose() => NativeMethods.EC_POINT_clear_free(_handle);
}
