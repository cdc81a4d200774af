using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm.Cryptography.Wallets;

/// <summary>A node of an oversight wallet: public key and chain code. It derives the public keys of normal children and nothing else.</summary>
internal sealed class ExtendedPublicKey : IDisposable
{
    private readonly WeierstrassCurve _curve;
    private readonly WeierstrassPublicKey _publicKey;
    private readonly byte[] _chainCode;

    /// <summary>A node whose point is known to be on the curve and whose chain code has 32 bytes.</summary>
    public ExtendedPublicKey(WeierstrassCurve curve, ReadOnlySpan<byte> point, ReadOnlySpan<byte> chainCode)
    {
        _curve = curve;
        _publicKey = new WeierstrassPublicKey(curve, point);
        _chainCode = chainCode.ToArray();
    }

    /// <summary>Owned by the node: disposed with it.</summary>
    public PublicKey PublicKey => _publicKey;

    /// <summary>32 bytes.</summary>
    public ReadOnlySpan<byte> ChainCode => _chainCode;

    /// <summary>A node that was kept elsewhere.</summary>
    /// <param name="curve">P-256 or secp256k1.</param>
    /// <param name="publicKey">33, 64 or 65 bytes.</param>
    /// <param name="chainCode">32 bytes.</param>
    /// <exception cref="ArgumentException">Another curve, or the chain code has not 32 bytes.</exception>
    /// <exception cref="CryptographicException">Not a public key of the curve.</exception>
    public static ExtendedPublicKey Import(KeyType curve, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> chainCode)
    {
        WeierstrassCurve weierstrass = WeierstrassCurve.Of(curve);
        ExtendedPrivateKey.RequireChainCode(chainCode);
        Span<byte> point = stackalloc byte[WeierstrassCurve.PointLength];
        return weierstrass.TryDecode(publicKey, point)
            ? new ExtendedPublicKey(weierstrass, point, chainCode)
            : throw new CryptographicException($"Not a public key on {curve}.");
    }

    /// <summary>The node one normal step below.</summary>
    /// <exception cref="ArgumentException">The step is hardened: that takes the private key.</exception>
    public ExtendedPublicKey Child(ChildIndex index)
    {
        if (index.IsHardened)
        {
            throw new ArgumentException("A hardened child cannot be derived from a public key.", nameof(index));
        }

        Span<byte> parent = stackalloc byte[WeierstrassCurve.CompressedLength];
        Span<byte> hash = stackalloc byte[ChildHash.Length];
        Span<byte> point = stackalloc byte[WeierstrassCurve.PointLength];
        _publicKey.WriteCompressed(parent);
        ChildHash.Compute(_chainCode, parent, index, hash);
        while (hash[..ChildHash.HalfLength].SequenceCompareTo(_curve.Order) >= 0
            || !_curve.TryShift(_publicKey.Encoded, hash[..ChildHash.HalfLength], point))
        {
            ChildHash.ComputeAgain(_chainCode, index, hash);
        }

        return new ExtendedPublicKey(_curve, point, hash[ChildHash.HalfLength..]);
    }

    /// <inheritdoc/>
    public void Dispose() => PublicKey.Dispose();
}
