using System;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>Wallets.</summary>
internal static unsafe class WalletExports
{
    // C passes an oversight wallet's public key without its length.
    private const int CoordinatesLength = 64;
    private const int UncompressedLength = 65;
    private const byte UncompressedMark = 4;

    [UnmanagedCallersOnly(EntryPoint = "zkGenWalletMasterSeedWithBIP39")]
    public static int GenWalletMasterSeedWithBIP39(
        nint context, int type, byte* variant, byte* name, byte* masterGeneratorKey, int masterGeneratorKeyLength, byte* passphrase, byte** mnemonic)
    {
        // No place for the mnemonic means that none is wanted.
        bool wantsMnemonic = Output.TryClear(mnemonic);
        return name is null || !Input.IsOptionalBuffer(masterGeneratorKey, masterGeneratorKeyLength) ? Errno.Invalid : Boundary.Call(context, Make);

        int Make(VirtualUnit unit)
        {
            int result = unit.Wallets.GenWalletMasterSeedWithBIP39(
                (KeyType)type,
                Input.Text(variant),
                Input.Text(name),
                new ReadOnlySpan<byte>(masterGeneratorKey, masterGeneratorKeyLength),
                Input.Text(passphrase),
                wantsMnemonic,
                out string words);
            return wantsMnemonic ? Output.Give(result, words, mnemonic) : result;
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "zkGenOversightWallet")]
    public static int GenOversightWallet(nint context, int type, byte* variant, byte* publicKey, byte* chainCode, byte* nodeAddress, byte* name)
    {
        return publicKey is null || chainCode is null || nodeAddress is null || name is null ? Errno.Invalid : Boundary.Call(context, Make);

        int Make(VirtualUnit unit)
        {
            int result = MakeOf(unit, CoordinatesLength);
            return result == Errno.Invalid && *publicKey == UncompressedMark ? MakeOf(unit, UncompressedLength) : result;
        }

        int MakeOf(VirtualUnit unit, int publicKeyLength) => unit.Wallets.GenOversightWallet(
            (KeyType)type,
            Input.Text(variant),
            new ReadOnlySpan<byte>(publicKey, publicKeyLength),
            new ReadOnlySpan<byte>(chainCode, ApiLimits.ChainCodeBytes),
            Input.Text(nodeAddress),
            Input.Text(name));
    }

    [UnmanagedCallersOnly(EntryPoint = "zkGenWalletChildKey")]
    public static int GenWalletChildKey(nint context, int parentSlot, uint index, byte isHardened, byte returnChainCode, byte** chainCode)
    {
        bool wantsChainCode = returnChainCode != 0;
        return !Output.TryClear(chainCode) && wantsChainCode ? Errno.Invalid : Boundary.Call(context, Make);

        int Make(VirtualUnit unit)
        {
            int result = unit.Wallets.GenWalletChildKey(parentSlot, index, isHardened != 0, wantsChainCode, out byte[] code);
            return wantsChainCode ? Output.Give(result, code, chainCode) : result;
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "zkRestoreWalletMasterSeedFromBIP39Mnemonic")]
    public static int RestoreWalletMasterSeedFromBIP39Mnemonic(
        nint context, int type, byte* variant, byte* name, byte* masterGeneratorKey, int masterGeneratorKeyLength, byte* passphrase, byte* mnemonic) =>
        name is null || mnemonic is null || !Input.IsOptionalBuffer(masterGeneratorKey, masterGeneratorKeyLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => unit.Wallets.RestoreWalletMasterSeedFromBIP39Mnemonic(
                (KeyType)type,
                Input.Text(variant),
                Input.Text(name),
                new ReadOnlySpan<byte>(masterGeneratorKey, masterGeneratorKeyLength),
                Input.Text(passphrase),
                Input.Text(mnemonic)));

    [UnmanagedCallersOnly(EntryPoint = "zkGetWalletNodeAddrFromKeySlot")]
    public static int GetWalletNodeAddrFromKeySlot(nint context, int slot, byte** nodeAddress, byte** name, int* masterSlot)
    {
        return !Output.TryClear(nodeAddress) || !Output.TryClear(name) || masterSlot is null ? Errno.Invalid : Boundary.Call(context, Look);

        int Look(VirtualUnit unit)
        {
            int result = unit.Wallets.GetWalletNodeAddrFromKeySlot(slot, out string address, out string wallet, out *masterSlot);
            _ = Output.Give(result, address, nodeAddress);
            return Output.Give(result, wallet, name);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "zkGetWalletKeySlotFromNodeAddr")]
    public static int GetWalletKeySlotFromNodeAddr(nint context, byte* nodeAddress, byte* name, int masterSlot, int* slot) => nodeAddress is null || slot is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Wallets.GetWalletKeySlotFromNodeAddr(Input.Text(nodeAddress), Input.Text(name), masterSlot, out *slot));
}
