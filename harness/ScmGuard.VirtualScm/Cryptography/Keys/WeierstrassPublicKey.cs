using System;
using System.Security.Cryptography;
using System.Threading;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>A public key on P-256 or secp256k1.</summary>
internal sealed class WeierstrassPublicKey : PublicKey
{
    private readonly WeierstrassCurve _curve;
    private readonly Lock _gate = new();
    private ECDsa? _verifier;
    private bool _disposed;

    /// <summary>The key of a point that is known to be on the curve.</summary>
    public WeierstrassPublicKey(WeierstrassCurve curve, ReadOnlySpan<byte> point)
        : base(curve.Curve, point) => _curve = curve;

    /// <summary>Null when the bytes are no point of the curve.</summary>
    public static WeierstrassPublicKey? TryRead(WeierstrassCurve curve, ReadOnlySpan<byte> encoded)
    {
        Span<byte> point = stackalloc byte[WeierstrassCurve.PointLength];
        return curve.TryDecode(encoded, point) ? new WeierstrassPublicKey(curve, point) : null;
    }

    /// <summary>Writes 33 bytes, <c>02 or 03 | x</c>.</summary>
    public void WriteCompressed(Span<byte> compressed) => WeierstrassCurve.Compress(Encoded, compressed);

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        Digest.Require(message);
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        // The platform promises no thread safety, and an import costs more than a verification: one handle, one thread at a time.
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _verifier ??= ECDsa.Create(_curve.ToParameters(Encoded));
            return _verifier.VerifyHash(message, signature);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _verifier?.Dispose();
        }
    }
}
