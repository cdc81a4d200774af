using System;
using System.Runtime.InteropServices;

internal static class KeyProvisioning
{
    private const string LosesKeyPairs = "01.02.02release";

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenKeyPair(IntPtr context, int keyType);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        IntPtr context, int keyType, string variant, string walletName, byte[] masterGeneratorKey, int masterGeneratorKeySize, string passphrase, out IntPtr mnemonic);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletChildKey(
        IntPtr context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out IntPtr chainCode);

    // A wallet's child key lasts on every firmware, and its slot is used the same way.
    public static int CreateTelemetryKey(IntPtr context, byte[] generatorKey, string passphrase, Action<IntPtr> keepSafe)
    {
        var masterSlot = zkGenWalletMasterSeedWithBIP39(context, 0, "", "telemetry", generatorKey, generatorKey.Length, passphrase, out var mnemonic);
        keepSafe(mnemonic);
        return zkGenWalletChildKey(context, masterSlot, 0, true, false, out _);
    }

    // Where the firmware is checked first, the call cannot run on an affected unit.
    public static int CreateSessionKey(IntPtr context, string firmware)
    {
        if (firmware == LosesKeyPairs)
        {
            throw new NotSupportedException("Keys made on this firmware are gone after a reboot.");
        }

        return zkGenKeyPair(context, 0);
    }
}
