using System.Runtime.InteropServices;

internal static class Restoration
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkRestoreWalletMasterSeedFromBIP39Mnemonic(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, string mnemonic);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddRestoreSLIP39Mnemonic(nint context, string passphrase, string share);

    // Whoever restores the wallet brings the secrets along. The wallet's name is none.
    public static int Restore(nint context, byte[] generatorKey, string passphrase, string mnemonic) =>
        zkRestoreWalletMasterSeedFromBIP39Mnemonic(context, 1, "", "operator", generatorKey, generatorKey.Length, passphrase, mnemonic);

    // An empty passphrase is no passphrase.
    public static int AddShare(nint context, string share) => zkAddRestoreSLIP39Mnemonic(context, "", share);
}
