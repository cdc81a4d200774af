using System;
using System.Security.Cryptography;
using System.Threading;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>A key pair on P-256 or secp256k1. The platform signs and agrees; its handles are kept, since an import costs more than a signature.</summary>
internal sealed class WeierstrassKeyPair : KeyPair
{
    private readonly WeierstrassCurve _curve;
    private readonly Secret<byte> _scalar;
    private readonly Lock _gate = new();
    private ECDsa? _signer;
    private ECDiffieHellman? _agreement;

    /// <summary>The key pair of a scalar that is known to be from 1 to the order less 1.</summary>
    public WeierstrassKeyPair(WeierstrassCurve curve, ReadOnlySpan<byte> scalar)
    {
        Span<byte> point = stackalloc byte[WeierstrassCurve.PointLength];
        curve.WritePublicPoint(scalar, point);
        _curve = curve;
        _scalar = new Secret<byte>(scalar);
        PublicKey = new WeierstrassPublicKey(curve, point);
    }

    /// <inheritdoc/>
    public override PublicKey PublicKey { get; }

    /// <inheritdoc/>
    public override void ExportPrivateKey(Span<byte> destination) => _scalar.Span.CopyTo(destination);

    /// <inheritdoc/>
    public override void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
    {
        Digest.Require(message);
        signature = signature[..PublicKey.SignatureLength];
        lock (_gate)
        {
            _signer ??= ImportInto(ECDsa.Create());
            _signer.SignHash(message, signature);
        }

        Span<byte> s = signature[WeierstrassCurve.ScalarLength..];
        if (Curve == KeyType.Secp256K1 && _curve.IsHigh(s))
        {
            _curve.Negate(s);
        }
    }

    /// <inheritdoc/>
    public override byte SignRecoverably(ReadOnlySpan<byte> digest, Span<byte> signature)
    {
        Sign(digest, signature);
        return _curve.FindRecoveryId(PublicKey.Encoded, digest, signature[..PublicKey.SignatureLength]);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        lock (_gate)
        {
            _scalar.Dispose();
            _signer?.Dispose();
            _agreement?.Dispose();
            PublicKey.Dispose();
        }
    }

    /// <inheritdoc/>
    private protected override void WriteSharedSecret(PublicKey peer, Span<byte> sharedSecret)
    {
        using ECDiffieHellman other = ECDiffieHellman.Create(_curve.ToParameters(peer.Encoded));
        using ECDiffieHellmanPublicKey otherKey = other.PublicKey;
        byte[] secret;
        lock (_gate)
        {
            _agreement ??= ImportInto(ECDiffieHellman.Create());
            secret = _agreement.DeriveRawSecretAgreement(otherKey);
        }

        secret.CopyTo(sharedSecret);
        CryptographicOperations.ZeroMemory(secret);
    }

    private T ImportInto<T>(T algorithm)
        where T : ECAlgorithm
    {
        ECParameters parameters = _curve.ToParameters(PublicKey.Encoded);
        parameters.D = GC.AllocateUninitializedArray<byte>(WeierstrassCurve.ScalarLength, pinned: true);
        try
        {
            _scalar.Span.CopyTo(parameters.D);
            algorithm.ImportParameters(parameters);
            return algorithm;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(parameters.D);
        }
    }
}
