using System;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>SLIP39 sessions.</summary>
internal static unsafe class Slip39Exports
{
    [UnmanagedCallersOnly(EntryPoint = "zkGenWalletMasterSeedWithSLIP39")]
    public static int GenWalletMasterSeedWithSLIP39(
        nint context,
        int type,
        byte* variant,
        byte* name,
        byte* masterGeneratorKey,
        int masterGeneratorKeyLength,
        int groupCount,
        int groupThreshold,
        int iterationExponent,
        byte* passphrase) =>
        name is null || !Input.IsOptionalBuffer(masterGeneratorKey, masterGeneratorKeyLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => unit.Slip39.GenWalletMasterSeedWithSLIP39(
                (KeyType)type,
                Input.Text(variant),
                Input.Text(name),
                new ReadOnlySpan<byte>(masterGeneratorKey, masterGeneratorKeyLength),
                groupCount,
                groupThreshold,
                iterationExponent,
                Input.Text(passphrase)));

    [UnmanagedCallersOnly(EntryPoint = "zkSetSLIP39GroupInfo")]
    public static int SetSLIP39GroupInfo(nint context, int groupIndex, int memberCount, int memberThreshold) =>
        Boundary.Call(context, unit => unit.Slip39.SetSLIP39GroupInfo(groupIndex, memberCount, memberThreshold));

    [UnmanagedCallersOnly(EntryPoint = "zkAddSLIP39MemberPassword")]
    public static int AddSLIP39MemberPassword(nint context, byte* passphrase, byte** mnemonic)
    {
        return !Output.TryClear(mnemonic) ? Errno.Invalid : Boundary.Call(context, Add);

        int Add(VirtualUnit unit)
        {
            int result = unit.Slip39.AddSLIP39MemberPassword(Input.Text(passphrase), out string words);
            if (result >= NativeResult.Slip39Unfinished)
            {
                // "Not finished" is no error: there is a share all the same.
                _ = Output.Give(NativeResult.Success, words, mnemonic);
            }

            return result;
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "zkCancelSLIP39Session")]
    public static int CancelSLIP39Session(nint context) => Boundary.Call(context, unit => unit.Slip39.CancelSLIP39Session());

    [UnmanagedCallersOnly(EntryPoint = "zkRestoreWalletMasterSeedFromSLIP39")]
    public static int RestoreWalletMasterSeedFromSLIP39(
        nint context, int type, byte* variant, byte* name, byte* masterGeneratorKey, int masterGeneratorKeyLength, byte* passphrase) =>
        name is null || !Input.IsOptionalBuffer(masterGeneratorKey, masterGeneratorKeyLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => unit.Slip39.RestoreWalletMasterSeedFromSLIP39(
                (KeyType)type,
                Input.Text(variant),
                Input.Text(name),
                new ReadOnlySpan<byte>(masterGeneratorKey, masterGeneratorKeyLength),
                Input.Text(passphrase)));

    [UnmanagedCallersOnly(EntryPoint = "zkAddRestoreSLIP39Mnemonic")]
    public static int AddRestoreSLIP39Mnemonic(nint context, byte* passphrase, byte* mnemonic) => mnemonic is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Slip39.AddRestoreSLIP39Mnemonic(Input.Text(passphrase), Input.Text(mnemonic)));
}
