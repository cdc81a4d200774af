using System.Runtime.InteropServices;

internal static class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, out nint mnemonic);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddSLIP39MemberPassword(nint context, string passphrase, out nint mnemonic);

    public static int Create(nint context, byte[] key, string passphrase) =>
        zkGenWalletMasterSeedWithBIP39(context, 1, "", "operator", key, key.Length, passphrase, out _); // SCM2003

    public static int AddMember(nint context, string passphrase)
    {
        var slot = zkAddSLIP39MemberPassword(context, passphrase, out var share); // SCM2003
        return slot;
    }
}
