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

    // The words go to paper. The console is told that they exist.
    public static int Create(nint context, string walletName, string passphrase, Action<nint> bringToPaper)
    {
        var slot = zkGenWalletMasterSeedWithBIP39(context, 1, "", walletName, [], 0, passphrase, out var words);
        bringToPaper(words);
        Console.WriteLine($"Wallet {walletName} in slot {slot}: keep the words that were printed.");
        return slot;
    }

    // How long a text is, and whether there is one, is no secret.
    public static int Restore(nint context, string walletName, string passphrase, string mnemonic)
    {
        Trace.TraceInformation("Restoring {0} from {1} words", walletName, mnemonic.Split(' ').Length);
        var slot = zkRestoreWalletMasterSeedFromBIP39Mnemonic(context, 1, "", walletName, [], 0, passphrase, mnemonic);
        return slot >= 0 ? slot : throw new InvalidOperationException($"The unit refused the mnemonic with {slot}.");
    }
}
