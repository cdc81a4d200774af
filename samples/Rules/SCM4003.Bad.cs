using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

internal static class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, out nint mnemonic);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkRestoreWalletMasterSeedFromBIP39Mnemonic(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, string mnemonic);

    public static int Create(nint context, string walletName, string passphrase)
    {
        var slot = zkGenWalletMasterSeedWithBIP39(context, 1, "", walletName, [], 0, passphrase, out var pointer);
        var words = Marshal.PtrToStringUTF8(pointer);
        Marshal.FreeHGlobal(pointer);
        Console.WriteLine($"Wallet {walletName} in slot {slot}: {words}"); // SCM4003
        return slot;
    }

    public static int Restore(nint context, string walletName, string passphrase, string mnemonic)
    {
        Trace.TraceInformation("Restoring {0} with {1}", walletName, passphrase); // SCM4003
        var slot = zkRestoreWalletMasterSeedFromBIP39Mnemonic(context, 1, "", walletName, [], 0, passphrase, mnemonic);
        if (slot < 0)
        {
            throw new InvalidOperationException("The unit refused the mnemonic " + mnemonic.Trim()); // SCM4003
        }

        return slot;
    }
}
