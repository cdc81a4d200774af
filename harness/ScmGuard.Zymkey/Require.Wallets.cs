using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

// Wallets and their nodes.
internal static partial class Require
{
    /// <summary>The API takes a public key without its length and reads what it needs: an uncompressed point with its prefix is the longest form there is.</summary>
    public const int LongestPublicKey = 65;

    private const int ShortestPublicKey = 32;

    // A node's index has 31 bits; the API says apart whether it is hardened.
    private const uint LastNodeIndex = int.MaxValue;

    /// <summary>What every new wallet needs.</summary>
    /// <returns>The variant, as the library calls it.</returns>
    public static string Wallet(KeyType keyType, string walletName, WalletVariant variant)
    {
        Defined(keyType);
        Ascii(walletName);
        return Variant(variant, keyType);
    }

    /// <summary>A node that an oversight wallet begins at.</summary>
    public static void OversightNode(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> chainCode, string nodeAddress)
    {
        Ascii(nodeAddress);
        ArgumentOutOfRangeException.ThrowIfLessThan(publicKey.Length, ShortestPublicKey, nameof(publicKey));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(publicKey.Length, LongestPublicKey, nameof(publicKey));
        ArgumentOutOfRangeException.ThrowIfNotEqual(chainCode.Length, ApiLimits.ChainCodeBytes.Value, nameof(chainCode));
    }

    public static void NodeIndex(uint nodeIndex) => ArgumentOutOfRangeException.ThrowIfGreaterThan(nodeIndex, LastNodeIndex);

    private static string Variant(WalletVariant variant, KeyType keyType) => Defined(variant) switch
    {
        WalletVariant.Cardano when keyType != KeyType.Ed25519 => throw new ArgumentException("The Cardano variant is for Ed25519 only.", nameof(variant)),
        WalletVariant.Cardano => "cardano",
        _ => string.Empty,
    };
}
