using System;
using System.Text;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.VirtualScm;

public sealed partial class VirtualZymkey
{
    /// <inheritdoc/>
    public KeySlot CreateMasterSeed(
        KeyType keyType, string walletName, NoRecovery recoveryStrategy, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard)
    {
        ArgumentNullException.ThrowIfNull(recoveryStrategy);
        string variantName = Require.Wallet(keyType, walletName, variant);
        return Returned.Slot(Id.GenWalletMasterSeedWithBIP39, Unit.Wallets.GenWalletMasterSeedWithBIP39(
            keyType, variantName, walletName, Bytes(masterGeneratorKey), "", wantsMnemonic: false, out _));
    }

    /// <inheritdoc/>
    public KeySlot CreateMasterSeed(
        KeyType keyType,
        string walletName,
        Bip39Recovery recoveryStrategy,
        out Mnemonic mnemonic,
        MasterGeneratorKey? masterGeneratorKey = null,
        WalletVariant variant = WalletVariant.Standard)
    {
        ArgumentNullException.ThrowIfNull(recoveryStrategy);
        string variantName = Require.Wallet(keyType, walletName, variant);
        KeySlot slot = Returned.Slot(Id.GenWalletMasterSeedWithBIP39, Unit.Wallets.GenWalletMasterSeedWithBIP39(
            keyType, variantName, walletName, Bytes(masterGeneratorKey), Text(recoveryStrategy.Passphrase), wantsMnemonic: true, out string words));
        mnemonic = new Mnemonic(words);
        return slot;
    }

    /// <inheritdoc/>
    public KeySlot RestoreMasterSeed(
        KeyType keyType,
        string walletName,
        Mnemonic mnemonic,
        Passphrase? passphrase = null,
        MasterGeneratorKey? masterGeneratorKey = null,
        WalletVariant variant = WalletVariant.Standard)
    {
        ArgumentNullException.ThrowIfNull(mnemonic);
        string variantName = Require.Wallet(keyType, walletName, variant);
        return Returned.Slot(Id.RestoreWalletMasterSeedFromBIP39Mnemonic, Unit.Wallets.RestoreWalletMasterSeedFromBIP39Mnemonic(
            keyType, variantName, walletName, Bytes(masterGeneratorKey), Text(passphrase), Text(mnemonic)));
    }

    /// <inheritdoc/>
    public KeySlot CreateOversightWallet(
        KeyType keyType,
        ReadOnlySpan<byte> publicKey,
        ReadOnlySpan<byte> chainCode,
        string nodeAddress,
        string walletName,
        WalletVariant variant = WalletVariant.Standard)
    {
        string variantName = Require.Wallet(keyType, walletName, variant);
        Require.OversightNode(publicKey, chainCode, nodeAddress);
        return Returned.Slot(
            Id.GenOversightWallet, Unit.Wallets.GenOversightWallet(keyType, variantName, publicKey, chainCode, nodeAddress, walletName));
    }

    /// <inheritdoc/>
    public KeySlot DeriveChildKey(KeySlot parentSlot, uint nodeIndex, bool hardened) => Derive(parentSlot, nodeIndex, hardened, returnChainCode: false, out _);

    /// <inheritdoc/>
    public ChildKey DeriveHardenedChildKey(KeySlot parentSlot, uint nodeIndex)
    {
        KeySlot slot = Derive(parentSlot, nodeIndex, hardened: true, returnChainCode: true, out byte[] chainCode);
        return new ChildKey(slot, chainCode);
    }

    /// <inheritdoc/>
    public WalletNode GetWalletNode(KeySlot slot)
    {
        Returned.Success(
            Id.GetWalletNodeAddrFromKeySlot,
            Unit.Wallets.GetWalletNodeAddrFromKeySlot(Require.GeneratedKey(slot), out string address, out string name, out int master));
        return new WalletNode(address, name, Returned.Slot(Id.GetWalletNodeAddrFromKeySlot, master));
    }

    /// <inheritdoc/>
    public KeySlot GetWalletKeySlot(string nodeAddress, string walletName)
    {
        Require.Ascii(walletName);
        return FindKeySlot(nodeAddress, walletName, 0);
    }

    /// <inheritdoc/>
    public KeySlot GetWalletKeySlot(string nodeAddress, KeySlot masterSlot) => FindKeySlot(nodeAddress, null, Require.GeneratedKey(masterSlot));

    private static ReadOnlySpan<byte> Bytes(MasterGeneratorKey? key) => key is null ? [] : key.Reveal();

    private static string Text(SecretText? text) => text is null ? "" : Encoding.UTF8.GetString(text.Reveal());

    private KeySlot Derive(KeySlot parentSlot, uint nodeIndex, bool hardened, bool returnChainCode, out byte[] chainCode)
    {
        int parent = Require.GeneratedKey(parentSlot);
        Require.NodeIndex(nodeIndex);
        return Returned.Slot(Id.GenWalletChildKey, Unit.Wallets.GenWalletChildKey(parent, nodeIndex, hardened, returnChainCode, out chainCode));
    }

    private KeySlot FindKeySlot(string nodeAddress, string? walletName, int master)
    {
        Require.Ascii(nodeAddress);
        Returned.Success(Id.GetWalletKeySlotFromNodeAddr, Unit.Wallets.GetWalletKeySlotFromNodeAddr(nodeAddress, walletName, master, out int slot));
        return Returned.Slot(Id.GetWalletKeySlotFromNodeAddr, slot);
    }
}
