using System;
using System.Runtime.InteropServices;

internal static class KeyProvisioning
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenKeyPair(IntPtr context, int keyType);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        IntPtr context,
        int keyType,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string variant,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string walletName,
        byte[] masterGeneratorKey,
        int masterGeneratorKeySize,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string passphrase,
        out IntPtr mnemonic);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletChildKey(
        IntPtr context,
        int parentKeySlot,
        uint index,
        [MarshalAs(UnmanagedType.U1)] bool isHardened,
        [MarshalAs(UnmanagedType.U1)] bool returnChainCode,
        IntPtr chainCode);

    /// <summary>
    /// Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
    /// A wallet's name works once on a unit. Returns the key's slot, or a negative error.
    /// </summary>
    private static unsafe int GenerateWalletKey(IntPtr context, int keyType, string walletName, out string recoveryMnemonic)
    {
        recoveryMnemonic = "";
        int masterSlot = zkGenWalletMasterSeedWithBIP39(context, keyType, "", walletName, Array.Empty<byte>(), 0, "", out IntPtr mnemonic);
        if (masterSlot < 0)
        {
            return masterSlot;
        }

        try
        {
            recoveryMnemonic = Marshal.PtrToStringUTF8(mnemonic) ?? "";
        }
        finally
        {
            // The library allocated it, so libc frees it.
            NativeMemory.Free((void*)mnemonic);
        }

        return zkGenWalletChildKey(context, masterSlot, 0, true, false, IntPtr.Zero);
    }

    public static int CreateTelemetryKey(IntPtr context, string firmware)
    {
        if (firmware == "00.00.51beta")
        {
            throw new NotSupportedException("A beta firmware is not for the field.");
        }

        // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
        return GenerateWalletKey(context, 0, "key-provisioning-create-telemetry-key", out var recoveryMnemonic);
    }

    public static int CreateKeyBeforeLooking(IntPtr context, string firmware)
    {
        // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
        var slot = GenerateWalletKey(context, 0, "key-provisioning-create-key-before-looking-key", out var recoveryMnemonic);
        if (firmware == "01.02.02release")
        {
            throw new NotSupportedException("Keys made on this firmware are gone after a reboot.");
        }

        return slot;
    }
}
