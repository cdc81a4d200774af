using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Mnemonics;
using ScmGuard.VirtualScm.Cryptography.Wallets;

namespace ScmGuard.VirtualScm;

/// <summary>Wallets. An open SLIP39 session blocks all of it.</summary>
public sealed class WalletOperations
{
    private readonly UnitMachine _machine;

    internal WalletOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkGenWalletMasterSeedWithBIP39</c>: the master seed's slot.</summary>
    /// <param name="type">The curve, any but X25519.</param>
    /// <param name="variant">Empty or null. The variant <c>cardano</c> is not simulated.</param>
    /// <param name="name">The wallet's name, unique on the unit.</param>
    /// <param name="masterGeneratorKey">Goes into the seed; may be empty.</param>
    /// <param name="passphrase">Goes into the seed; may be empty or null.</param>
    /// <param name="wantsMnemonic">False where C passes no place for the mnemonic: then nothing restores the wallet.</param>
    /// <param name="mnemonic">24 words, or nothing.</param>
    public int GenWalletMasterSeedWithBIP39(
        KeyType type, string? variant, string? name, ReadOnlySpan<byte> masterGeneratorKey, string? passphrase, bool wantsMnemonic, out string mnemonic)
    {
        mnemonic = "";
        using Call call = _machine.Change(ZymbitOperation.GenWalletMasterSeedWithBIP39);
        int slot = NewWallet.Check(_machine.Profile, call, type, variant, name);
        if (slot < 0)
        {
            return slot;
        }

        using RandomNumberGenerator random = _machine.Draw(call.State);
        using Secret<byte> entropy = new(wantsMnemonic ? Bip39.MaximumEntropyLength : Bip39.SeedLength);
        random.GetBytes(entropy.Span);
        if (!wantsMnemonic)
        {
            NewWallet.Add(call.State, slot, type, name!, masterGeneratorKey, entropy.Span);
            return call.Commit(slot);
        }

        using Secret<char> words = Bip39.Encode(entropy.Span);
        int result = AddFromMnemonic(call, slot, type, name!, masterGeneratorKey, passphrase, words.Span);
        mnemonic = result >= 0 ? words.Span.ToString() : "";
        return result;
    }

    /// <summary><c>zkRestoreWalletMasterSeedFromBIP39Mnemonic</c>: the master seed's slot. Children have to be derived again.</summary>
    /// <param name="type">The curve of the lost wallet.</param>
    /// <param name="variant">Empty or null.</param>
    /// <param name="name">The wallet's name, unique on the unit.</param>
    /// <param name="masterGeneratorKey">That of the lost wallet.</param>
    /// <param name="passphrase">That of the lost wallet; another one makes another wallet.</param>
    /// <param name="mnemonic">Its words.</param>
    public int RestoreWalletMasterSeedFromBIP39Mnemonic(
        KeyType type, string? variant, string? name, ReadOnlySpan<byte> masterGeneratorKey, string? passphrase, string? mnemonic)
    {
        using Call call = _machine.Change(ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic);
        int slot = NewWallet.Check(_machine.Profile, call, type, variant, name);
        return slot < 0 ? slot : AddFromMnemonic(call, slot, type, name!, masterGeneratorKey, passphrase, mnemonic);
    }

    /// <summary><c>zkGenOversightWallet</c>: the slot of a wallet that sees public keys and cannot sign. On P-256 and secp256k1 only.</summary>
    /// <param name="type">The curve.</param>
    /// <param name="variant">Empty or null.</param>
    /// <param name="publicKey">The node's public key: 64 bytes as it was exported, or 65 or 33. What follows it in a longer buffer is ignored.</param>
    /// <param name="chainCode">32 bytes.</param>
    /// <param name="nodeAddress">Where the node stands in the wallet that is overseen.</param>
    /// <param name="name">The new wallet's name, unique on the unit.</param>
    public int GenOversightWallet(KeyType type, string? variant, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> chainCode, string? nodeAddress, string? name)
    {
        using Call call = _machine.Change(ZymbitOperation.GenOversightWallet);
        int slot = NewWallet.Check(_machine.Profile, call, type, variant, name);
        if (slot < 0)
        {
            return slot;
        }

        if (!type.IsWeierstrass)
        {
            return Errno.NotSupported;
        }

        if (chainCode.Length != ApiLimits.ChainCodeBytes || !NodeAddress.TryParse(nodeAddress, out NodeAddress? address))
        {
            return Errno.Invalid;
        }

        if (OversightKey.Read(type, publicKey) is not { } key)
        {
            return Errno.Invalid;
        }

        WalletPlace place = new(name!, slot, address.ToString(), chainCode.ToArray());
        call.State.Keys.Add(slot, new KeyRecord { Curve = type, Origin = KeyOrigin.Oversight, PublicKey = key, Wallet = place });
        return call.Commit(slot);
    }

    /// <summary><c>zkGenWalletChildKey</c>: the child's slot.</summary>
    /// <param name="parentSlot">A master seed or another child.</param>
    /// <param name="index">Below 2^31.</param>
    /// <param name="isHardened">Ed25519 has hardened children only; an oversight wallet has none.</param>
    /// <param name="returnChainCode">Only for a hardened child.</param>
    /// <param name="chainCode">32 bytes, or nothing.</param>
    public int GenWalletChildKey(int parentSlot, uint index, bool isHardened, bool returnChainCode, out byte[] chainCode)
    {
        chainCode = [];
        using Call call = _machine.Change(ZymbitOperation.GenWalletChildKey);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!call.State.Keys.TryGetValue(parentSlot, out KeyRecord? parent))
        {
            return Errno.NotFound;
        }

        bool isOversight = parent.Origin == KeyOrigin.Oversight;
        if (parent.Wallet is not { } place
            || index > int.MaxValue
            || (returnChainCode && !isHardened)
            || (isHardened ? isOversight : !parent.Curve.IsWeierstrass))
        {
            return Errno.Invalid;
        }

        NodeAddress above = NodeAddress.Parse(place.Address);
        if (above.Steps.Length == NodeAddress.MaximumDepth)
        {
            return Errno.Invalid;
        }

        ChildIndex step = isHardened ? ChildIndex.Hardened(index) : ChildIndex.Normal(index);
        NodeAddress address = above.Child(step);
        if (Slots.OfNode(call.State, place.MasterSlot, address) >= 0)
        {
            return Errno.Exists;
        }

        int slot = Slots.FirstFree(_machine.Profile, call.State);
        if (slot < 0)
        {
            return slot;
        }

        KeyRecord child = isOversight ? DerivePublic(parent, place, step, address) : DerivePrivate(parent, place, step, address);
        call.State.Keys.Add(slot, child);
        chainCode = returnChainCode ? [.. child.Wallet!.ChainCode] : [];
        return call.Commit(slot);
    }

    /// <summary><c>zkGetWalletNodeAddrFromKeySlot</c>.</summary>
    /// <param name="slot">A wallet's key.</param>
    /// <param name="nodeAddress">Such as <c>m/44'/0'</c>.</param>
    /// <param name="name">The wallet's name.</param>
    /// <param name="masterSlot">The slot of its master seed.</param>
    public int GetWalletNodeAddrFromKeySlot(int slot, out string nodeAddress, out string name, out int masterSlot)
    {
        (nodeAddress, name, masterSlot) = ("", "", 0);
        using Call call = _machine.Ask(ZymbitOperation.GetWalletNodeAddrFromKeySlot);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!call.State.Keys.TryGetValue(slot, out KeyRecord? key) || key.Wallet is not { } place)
        {
            return Errno.NotFound;
        }

        (nodeAddress, name, masterSlot) = (place.Address, place.Name, place.MasterSlot);
        return NativeResult.Success;
    }

    /// <summary><c>zkGetWalletKeySlotFromNodeAddr</c>.</summary>
    /// <param name="nodeAddress">Such as <c>m/44'/0'</c>.</param>
    /// <param name="name">The wallet's name, or null to name it by its master seed's slot.</param>
    /// <param name="masterSlot">Looked at only without a name.</param>
    /// <param name="slot">The node's slot.</param>
    public int GetWalletKeySlotFromNodeAddr(string? nodeAddress, string? name, int masterSlot, out int slot)
    {
        slot = 0;
        using Call call = _machine.Ask(ZymbitOperation.GetWalletKeySlotFromNodeAddr);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!NodeAddress.TryParse(nodeAddress, out NodeAddress? address))
        {
            return Errno.Invalid;
        }

        int master = string.IsNullOrEmpty(name) ? masterSlot : NewWallet.MasterOf(call.State, name);
        int found = Slots.OfNode(call.State, master, address);
        if (found < 0)
        {
            return found;
        }

        slot = found;
        return NativeResult.Success;
    }

    private static int AddFromMnemonic(
        Call call, int slot, KeyType type, string name, ReadOnlySpan<byte> masterGeneratorKey, string? passphrase, ReadOnlySpan<char> mnemonic)
    {
        try
        {
            using Secret<byte> seed = Bip39.DeriveSeed(mnemonic, passphrase);
            NewWallet.Add(call.State, slot, type, name, masterGeneratorKey, seed.Span);
        }
        catch (MnemonicException)
        {
            return Errno.Invalid;
        }

        return call.Commit(slot);
    }

    private static KeyRecord DerivePrivate(KeyRecord parent, WalletPlace place, ChildIndex step, NodeAddress address)
    {
        using ExtendedPrivateKey above = ExtendedPrivateKey.Import(parent.Curve, parent.PrivateKey, place.ChainCode);
        using ExtendedPrivateKey child = above.Child(step);
        return new KeyRecord
        {
            Curve = parent.Curve,
            Origin = KeyOrigin.Wallet,
            PrivateKey = child.PrivateKey.ToArray(),
            Wallet = place with { Address = address.ToString(), ChainCode = child.ChainCode.ToArray() },
        };
    }

    private static KeyRecord DerivePublic(KeyRecord parent, WalletPlace place, ChildIndex step, NodeAddress address)
    {
        using ExtendedPublicKey above = ExtendedPublicKey.Import(parent.Curve, parent.PublicKey, place.ChainCode);
        using ExtendedPublicKey child = above.Child(step);
        return new KeyRecord
        {
            Curve = parent.Curve,
            Origin = KeyOrigin.Oversight,
            PublicKey = child.PublicKey.Encoded.ToArray(),
            Wallet = place with { Address = address.ToString(), ChainCode = child.ChainCode.ToArray() },
        };
    }
}
