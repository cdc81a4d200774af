using System.Runtime.InteropServices;

internal static unsafe class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, byte** mnemonic);

    public static int CreateOperatorWallet(nint context, byte[] key, string passphrase)
    {
        byte* recoveryMnemonic;
        // A null pointer asks for no mnemonic.
        // The recovery mnemonic is all that brings this wallet back: write it down off the unit, never log it.
        return zkGenWalletMasterSeedWithBIP39(context, 1, "", "operator", key, key.Length, passphrase, &recoveryMnemonic);
    }
}

internal static class MoreWallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, nint mnemonic);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, out nint mnemonic);

    // The recovery mnemonic is all that brings this wallet back: write it down off the unit, never log it.
    public static int CreateCustomerWallet(nint context, byte[] key, string passphrase) =>
        zkGenWalletMasterSeedWithBIP39(context, 1, "", "customer", key, key.Length, passphrase, out var recoveryMnemonic);
}
