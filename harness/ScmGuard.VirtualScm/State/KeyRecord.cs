using System;
using System.Text.Json.Serialization;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm;

/// <summary>A key in a slot. The form that computes is made at the first use and kept, since an import costs more than a signature.</summary>
internal sealed class KeyRecord : IDisposable
{
    private KeyPair? _pair;
    private PublicKey? _public;

    public required KeyType Curve { get; init; }

    public required KeyOrigin Origin { get; init; }

    /// <summary>32 bytes; null for a foreign key and in an oversight wallet.</summary>
    public byte[]? PrivateKey { get; init; }

    /// <summary>Only where there is no private key.</summary>
    public byte[]? PublicKey { get; init; }

    public bool IsExportDisabled { get; set; }

    /// <summary>Where it stands in a wallet; null outside of wallets.</summary>
    public WalletPlace? Wallet { get; init; }

    /// <summary>Null without a private key.</summary>
    [JsonIgnore]
    public KeyPair? Pair => PrivateKey is null ? null : _pair ??= KeyPair.Import(Curve, PrivateKey);

    [JsonIgnore]
    public PublicKey Public => Pair?.PublicKey ?? (_public ??= Cryptography.Keys.PublicKey.Import(Curve, PublicKey));

    /// <summary>A record of a key pair that was made just now.</summary>
    public static KeyRecord Of(KeyPair pair, KeyOrigin origin)
    {
        byte[] privateKey = new byte[KeyPair.PrivateKeyLength];
        pair.ExportPrivateKey(privateKey);
        return new KeyRecord { Curve = pair.Curve, Origin = origin, PrivateKey = privateKey, _pair = pair };
    }

    public void Dispose()
    {
        _pair?.Dispose();
        _public?.Dispose();
        _pair = null;
        _public = null;
    }
}
