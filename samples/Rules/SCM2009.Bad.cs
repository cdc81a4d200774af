using System.Runtime.InteropServices;

internal static class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithSLIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, int groups, int threshold, int iterationExponent, string passphrase);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetSLIP39GroupInfo(nint context, int index, int members, int threshold);

    // Three groups are needed, but there are two.
    public static int Begin(nint context, byte[] key, string passphrase) =>
        zkGenWalletMasterSeedWithSLIP39(context, 1, "", "treasury", key, key.Length, 2, 3, 0, passphrase); // SCM2009

    public static int DescribeBoard(nint context) => zkSetSLIP39GroupInfo(context, 0, 20, 11); // SCM2009
}
