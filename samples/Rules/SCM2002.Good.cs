using System;
using System.Runtime.InteropServices;

internal static class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, out nint mnemonic);

    // The mnemonic goes to paper, off the unit: it is not to be had a second time.
    public static int CreateOperatorWallet(nint context, byte[] key, string passphrase, Action<nint> bringToPaper)
    {
        var slot = zkGenWalletMasterSeedWithBIP39(context, 1, "", "operator", key, key.Length, passphrase, out var mnemonic);
        if (slot >= 0)
        {
            bringToPaper(mnemonic);
        }

        return slot;
    }
}
