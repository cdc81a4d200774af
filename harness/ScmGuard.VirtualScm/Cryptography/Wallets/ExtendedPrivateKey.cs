using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm.Cryptography.Wallets;

/// <summary>
/// A node of a wallet: private key and chain code. BIP-0032 for secp256k1, SLIP-0010 for P-256 and Ed25519.
/// The two standards differ only where a hash gives no valid key (less than once in 2^127 on secp256k1, once in 2^32 on P-256);
/// SLIP-0010's second try is taken on both curves.
/// </summary>
internal sealed class ExtendedPrivateKey : IDisposable
{
    /// <summary>Shortest and longest seed, in bytes.</summary>
    public const int MinimumSeedLength = 16, MaximumSeedLength = 64;

    private readonly Secret<byte> _node;

    private ExtendedPrivateKey(KeyType curve, Secret<byte> node)
    {
        Curve = curve;
        _node = node;
    }

    public KeyType Curve { get; }

    /// <summary>32 bytes.</summary>
    public ReadOnlySpan<byte> PrivateKey => _node.Span[..ChildHash.HalfLength];

    /// <summary>32 bytes.</summary>
    public ReadOnlySpan<byte> ChainCode => _node.Span[ChildHash.HalfLength..];

    /// <summary>The master of a seed.</summary>
    /// <param name="curve">Any but X25519.</param>
    /// <param name="seed">16 to 64 bytes.</param>
    /// <exception cref="ArgumentException">No wallet grows on the curve, or the seed's length is out of range.</exception>
    public static ExtendedPrivateKey FromSeed(KeyType curve, ReadOnlySpan<byte> seed)
    {
        RequireWalletCurve(curve);
        if (seed.Length is < MinimumSeedLength or > MaximumSeedLength)
        {
            throw new ArgumentException($"A seed has {MinimumSeedLength} to {MaximumSeedLength} bytes, not {seed.Length}.", nameof(seed));
        }

        ReadOnlySpan<byte> salt = curve switch
        {
            KeyType.Secp256R1 => "Nist256p1 seed"u8,
            KeyType.Secp256K1 => "Bitcoin seed"u8,
            _ => "ed25519 seed"u8,
        };
        Secret<byte> node = new(ChildHash.Length);
        HMACSHA512.HashData(salt, seed, node.Span);
        while (!IsKey(curve, node.Span[..ChildHash.HalfLength]))
        {
            HMACSHA512.HashData(salt, node.Span, node.Span);
        }

        return new ExtendedPrivateKey(curve, node);
    }

    /// <summary>A node that was kept elsewhere.</summary>
    /// <exception cref="ArgumentException">No wallet grows on the curve, or the chain code has not 32 bytes.</exception>
    /// <exception cref="CryptographicException">Not a private key of the curve.</exception>
    public static ExtendedPrivateKey Import(KeyType curve, ReadOnlySpan<byte> privateKey, ReadOnlySpan<byte> chainCode)
    {
        RequireWalletCurve(curve);
        RequireChainCode(chainCode);
        if (privateKey.Length != ChildHash.HalfLength || !IsKey(curve, privateKey))
        {
            throw new CryptographicException($"Not a private key on {curve}.");
        }

        Secret<byte> node = new(ChildHash.Length);
        privateKey.CopyTo(node.Span);
        chainCode.CopyTo(node.Span[ChildHash.HalfLength..]);
        return new ExtendedPrivateKey(curve, node);
    }

    /// <summary>The node one step below.</summary>
    /// <exception cref="InvalidOperationException">A normal child on Ed25519, which has hardened ones only.</exception>
    public ExtendedPrivateKey Child(ChildIndex index)
    {
        if (!Curve.IsWeierstrass && !index.IsHardened)
        {
            throw new InvalidOperationException("A wallet on Ed25519 has hardened children only.");
        }

        Secret<byte> node = new(ChildHash.Length);
        HashChild(index, node.Span);
        while (!TryCompleteKey(node.Span[..ChildHash.HalfLength]))
        {
            ChildHash.ComputeAgain(ChainCode, index, node.Span);
        }

        return new ExtendedPrivateKey(Curve, node);
    }

    /// <summary>The node that many steps below this one.</summary>
    /// <exception cref="InvalidOperationException">A normal child on Ed25519, which has hardened ones only.</exception>
    public ExtendedPrivateKey Descend(ReadOnlySpan<ChildIndex> steps)
    {
        ExtendedPrivateKey node = Import(Curve, PrivateKey, ChainCode);
        foreach (ChildIndex step in steps)
        {
            using ExtendedPrivateKey above = node;
            node = above.Child(step);
        }

        return node;
    }

    /// <summary>The same node without its private key, for an oversight wallet.</summary>
    /// <exception cref="InvalidOperationException">On Ed25519 public keys derive nothing.</exception>
    public ExtendedPublicKey Neuter()
    {
        if (!Curve.IsWeierstrass)
        {
            throw new InvalidOperationException("Public keys of a wallet on Ed25519 derive nothing.");
        }

        WeierstrassCurve curve = WeierstrassCurve.Of(Curve);
        Span<byte> point = stackalloc byte[WeierstrassCurve.PointLength];
        curve.WritePublicPoint(PrivateKey, point);
        return new ExtendedPublicKey(curve, point, ChainCode);
    }

    /// <summary>The node's key, for signing.</summary>
    public KeyPair ToKeyPair() => KeyPair.Import(Curve, PrivateKey);

    /// <inheritdoc/>
    public void Dispose() => _node.Dispose();

    internal static void RequireChainCode(ReadOnlySpan<byte> chainCode)
    {
        if (chainCode.Length != ChildHash.HalfLength)
        {
            throw new ArgumentException($"A chain code has {ChildHash.HalfLength} bytes, not {chainCode.Length}.", nameof(chainCode));
        }
    }

    private static void RequireWalletCurve(KeyType curve)
    {
        if (!curve.CanRootAWallet)
        {
            throw new ArgumentException($"No wallet grows on {curve}.", nameof(curve));
        }
    }

    private static bool IsKey(KeyType curve, ReadOnlySpan<byte> key) => !curve.IsWeierstrass || WeierstrassCurve.Of(curve).IsScalar(key);

    private void HashChild(ChildIndex index, Span<byte> hash)
    {
        Span<byte> parent = stackalloc byte[WeierstrassCurve.CompressedLength];
        if (index.IsHardened)
        {
            parent[0] = 0;
            PrivateKey.CopyTo(parent[1..]);
        }
        else
        {
            Span<byte> point = stackalloc byte[WeierstrassCurve.PointLength];
            WeierstrassCurve.Of(Curve).WritePublicPoint(PrivateKey, point);
            WeierstrassCurve.Compress(point, parent);
        }

        ChildHash.Compute(ChainCode, parent, index, hash);
        CryptographicOperations.ZeroMemory(parent);
    }

    // On Ed25519 the left half is the key; on the others it is added to the parent's.
    private bool TryCompleteKey(Span<byte> key)
    {
        if (!Curve.IsWeierstrass)
        {
            return true;
        }

        WeierstrassCurve curve = WeierstrassCurve.Of(Curve);
        return key.SequenceCompareTo(curve.Order) < 0 && curve.TryAddScalars(key, PrivateKey, key);
    }
}
