using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Wallets;

namespace ScmGuard.VirtualScm;

/// <summary>What all ways to a new wallet have in common.</summary>
internal static class NewWallet
{
    /// <summary>The slot that a new wallet gets, or why it cannot be made.</summary>
    public static int Check(UnitProfile profile, Call call, KeyType type, string? variant, string? name)
    {
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!Slots.HasCurve(profile, type) || string.IsNullOrEmpty(name) || !type.CanRootAWallet)
        {
            return Errno.Invalid;
        }

        if (!string.IsNullOrEmpty(variant))
        {
            return variant == "cardano" ? Errno.NotSupported : Errno.Invalid;
        }

        return MasterOf(call.State, name) >= 0 ? Errno.Exists : Slots.FirstFree(profile, call.State);
    }

    /// <summary>The slot of a wallet's top, or <see cref="Errno.NotFound"/>.</summary>
    public static int MasterOf(UnitState state, string name)
    {
        foreach ((int slot, KeyRecord key) in state.Keys)
        {
            if (key.Wallet is { } place && place.MasterSlot == slot && place.Name == name)
            {
                return slot;
            }
        }

        return Errno.NotFound;
    }

    /// <summary>Adds a wallet.</summary>
    /// <param name="state">The unit.</param>
    /// <param name="slot">What <see cref="Check"/> returned.</param>
    /// <param name="curve">Its curve.</param>
    /// <param name="name">Its name.</param>
    /// <param name="masterGeneratorKey">Empty for a wallet that any other program can restore. Otherwise the seed is hashed with it (HMAC-SHA-512).</param>
    /// <param name="seed">The seed.</param>
    public static void Add(UnitState state, int slot, KeyType curve, string name, ReadOnlySpan<byte> masterGeneratorKey, ReadOnlySpan<byte> seed)
    {
        using Secret<byte> mixed = masterGeneratorKey.IsEmpty ? new Secret<byte>(seed) : new Secret<byte>(HMACSHA512.HashSizeInBytes);
        if (!masterGeneratorKey.IsEmpty)
        {
            HMACSHA512.HashData(masterGeneratorKey, seed, mixed.Span);
        }

        using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(curve, mixed.Span);
        state.Keys.Add(slot, new KeyRecord
        {
            Curve = curve,
            Origin = KeyOrigin.Wallet,
            PrivateKey = master.PrivateKey.ToArray(),
            Wallet = new WalletPlace(name, slot, NodeAddress.Master.ToString(), master.ChainCode.ToArray()),
        });
    }
}
