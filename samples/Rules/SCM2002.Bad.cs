using System.Runtime.InteropServices;

internal static unsafe class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, byte** mnemonic);

    public static int CreateOperatorWallet(nint context, byte[] key, string passphrase)
    {
        // A null pointer asks for no mnemonic.
        return zkGenWalletMasterSeedWithBIP39(context, 1, "", "operator", key, key.Length, passphrase, null); // SCM2002
    }
}

internal static class MoreWallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, nint mnemonic);

    public static int CreateCustomerWallet(nint context, byte[] key, string passphrase) =>
        zkGenWalletMasterSeedWithBIP39(context, 1, "", "customer", key, key.Length, passphrase, 0); // SCM2002
}
