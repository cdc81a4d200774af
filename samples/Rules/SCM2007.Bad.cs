using System;
using System.Runtime.InteropServices;

internal static class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddRestoreSLIP39Mnemonic(nint context, string passphrase, string mnemonic);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithSLIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, int groups, int threshold, int iterationExponent, string passphrase);

    // The first of three shares already ends in the exception: -1 asks for the next one.
    public static void AddShare(nint context, string share)
    {
        if (zkAddRestoreSLIP39Mnemonic(context, "", share) < 0) // SCM2007
        {
            throw new InvalidOperationException("The unit did not take the share.");
        }
    }

    // 0 says that the session is open.
    public static void Begin(nint context, byte[] key)
    {
        var opened = zkGenWalletMasterSeedWithSLIP39(context, 1, "", "treasury", key, key.Length, 1, 1, 0, "");
        if (opened <= 0) // SCM2007
        {
            throw new InvalidOperationException("No session was opened.");
        }
    }
}
