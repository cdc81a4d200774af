using System;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

public sealed unsafe partial class ZymkeyClient
{
    /// <inheritdoc />
    public KeySlot CreateMasterSeed(
        KeyType keyType, string walletName, NoRecovery recoveryStrategy, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard)
    {
        ArgumentNullException.ThrowIfNull(recoveryStrategy);
        return CreateMasterSeed(keyType, walletName, passphrase: null, mnemonic: null, masterGeneratorKey, variant);
    }

    /// <inheritdoc />
    public KeySlot CreateMasterSeed(
        KeyType keyType,
        string walletName,
        Bip39Recovery recoveryStrategy,
        out Mnemonic mnemonic,
        MasterGeneratorKey? masterGeneratorKey = null,
        WalletVariant variant = WalletVariant.Standard)
    {
        ArgumentNullException.ThrowIfNull(recoveryStrategy);
        byte* words = null;
        var slot = CreateMasterSeed(keyType, walletName, recoveryStrategy.Passphrase, &words, masterGeneratorKey, variant);
        mnemonic = NativeOutput.TakeMnemonic(Id.GenWalletMasterSeedWithBIP39, words);
        return slot;
    }

    /// <inheritdoc />
    public KeySlot RestoreMasterSeed(
        KeyType keyType,
        string walletName,
        Mnemonic mnemonic,
        Passphrase? passphrase = null,
        MasterGeneratorKey? masterGeneratorKey = null,
        WalletVariant variant = WalletVariant.Standard)
    {
        ArgumentNullException.ThrowIfNull(mnemonic);
        var variantName = Require.Wallet(keyType, walletName, variant);
        fixed (byte* generator = NativeInput.OrEmpty(masterGeneratorKey), secret = NativeInput.OrEmpty(passphrase), words = mnemonic.Terminated)
        {
            lock (_gate)
            {
                return Returned.Slot(Id.RestoreWalletMasterSeedFromBIP39Mnemonic, ZkAppUtils.zkRestoreWalletMasterSeedFromBIP39Mnemonic(
                    Context, keyType, variantName, walletName, generator, masterGeneratorKey?.Length ?? 0, secret, words));
            }
        }
    }

    /// <inheritdoc />
    public KeySlot CreateOversightWallet(
        KeyType keyType,
        ReadOnlySpan<byte> publicKey,
        ReadOnlySpan<byte> chainCode,
        string nodeAddress,
        string walletName,
        WalletVariant variant = WalletVariant.Standard)
    {
        var variantName = Require.Wallet(keyType, walletName, variant);
        Require.OversightNode(publicKey, chainCode, nodeAddress);

        // Copied into a buffer of the longest form, so that the library never reads beyond it, whichever form it expects.
        Span<byte> longest = stackalloc byte[Require.LongestPublicKey];
        longest.Clear();
        publicKey.CopyTo(longest);
        fixed (byte* key = longest, code = chainCode)
        {
            lock (_gate)
            {
                return Returned.Slot(Id.GenOversightWallet, ZkAppUtils.zkGenOversightWallet(Context, keyType, variantName, key, code, nodeAddress, walletName));
            }
        }
    }

    /// <inheritdoc />
    public KeySlot DeriveChildKey(KeySlot parentSlot, uint nodeIndex, bool hardened) => DeriveChildKey(parentSlot, nodeIndex, hardened, chainCode: null);

    /// <inheritdoc />
    public ChildKey DeriveHardenedChildKey(KeySlot parentSlot, uint nodeIndex)
    {
        byte* code = null;
        var slot = DeriveChildKey(parentSlot, nodeIndex, hardened: true, &code);
        return new ChildKey(slot, NativeOutput.TakeBytes(Id.GenWalletChildKey, code, ApiLimits.ChainCodeBytes));
    }

    /// <inheritdoc />
    public WalletNode GetWalletNode(KeySlot slot)
    {
        var number = Require.GeneratedKey(slot);
        byte* address = null;
        byte* name = null;
        var master = 0;
        lock (_gate)
        {
            Returned.Success(Id.GetWalletNodeAddrFromKeySlot, ZkAppUtils.zkGetWalletNodeAddrFromKeySlot(Context, number, ref address, ref name, ref master));
        }

        string nodeAddress;
        try
        {
            nodeAddress = NativeOutput.TakeText(Id.GetWalletNodeAddrFromKeySlot, address);
        }
        catch
        {
            NativeOutput.Discard(name);
            throw;
        }

        return new WalletNode(nodeAddress, NativeOutput.TakeText(Id.GetWalletNodeAddrFromKeySlot, name), Returned.Slot(Id.GetWalletNodeAddrFromKeySlot, master));
    }

    /// <inheritdoc />
    public KeySlot GetWalletKeySlot(string nodeAddress, string walletName)
    {
        Require.Ascii(walletName);

        // With a name the library does not look at the master's slot. The official client passes 0.
        return FindWalletKeySlot(nodeAddress, walletName, master: 0);
    }

    /// <inheritdoc />
    public KeySlot GetWalletKeySlot(string nodeAddress, KeySlot masterSlot) => FindWalletKeySlot(nodeAddress, walletName: null, Require.GeneratedKey(masterSlot));

    private KeySlot CreateMasterSeed(
        KeyType keyType, string walletName, Passphrase? passphrase, byte** mnemonic, MasterGeneratorKey? masterGeneratorKey, WalletVariant variant)
    {
        var variantName = Require.Wallet(keyType, walletName, variant);
        fixed (byte* generator = NativeInput.OrEmpty(masterGeneratorKey), secret = NativeInput.OrEmpty(passphrase))
        {
            lock (_gate)
            {
                return Returned.Slot(Id.GenWalletMasterSeedWithBIP39, ZkAppUtils.zkGenWalletMasterSeedWithBIP39(
                    Context, keyType, variantName, walletName, generator, masterGeneratorKey?.Length ?? 0, secret, mnemonic));
            }
        }
    }

    private KeySlot DeriveChildKey(KeySlot parentSlot, uint nodeIndex, bool hardened, byte** chainCode)
    {
        var parent = Require.GeneratedKey(parentSlot);
        Require.NodeIndex(nodeIndex);
        lock (_gate)
        {
            return Returned.Slot(Id.GenWalletChildKey, ZkAppUtils.zkGenWalletChildKey(Context, parent, nodeIndex, hardened, chainCode is not null, chainCode));
        }
    }

    private KeySlot FindWalletKeySlot(string nodeAddress, string? walletName, int master)
    {
        Require.Ascii(nodeAddress);
        var slot = 0;
        Do(Id.GetWalletKeySlotFromNodeAddr, context => ZkAppUtils.zkGetWalletKeySlotFromNodeAddr(context, nodeAddress, walletName, master, ref slot));
        return Returned.Slot(Id.GetWalletKeySlotFromNodeAddr, slot);
    }
}
