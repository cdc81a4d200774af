using System;
using System.Runtime.InteropServices;
using System.Text;

internal static class Restoration
{
    private const string Passphrase = "correct horse battery staple";

    private static readonly byte[] s_generatorKey = Encoding.UTF8.GetBytes("fleet-2026");

    [DllImport("libzk_app_utils.so")]
    private static extern int zkRestoreWalletMasterSeedFromBIP39Mnemonic(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, string mnemonic);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddRestoreSLIP39Mnemonic(nint context, string passphrase, string share);

    public static int Restore(nint context) => zkRestoreWalletMasterSeedFromBIP39Mnemonic(
        context,
        1,
        "",
        "operator",
        s_generatorKey, // SCM4001
        s_generatorKey.Length,
        Passphrase, // SCM4001
        Environment.GetEnvironmentVariable("MNEMONIC") ?? "legal winner thank year wave sausage"); // SCM4001

    public static int AddShare(nint context, string share) =>
        zkAddRestoreSLIP39Mnemonic(context, "for the first director", share); // SCM4001
}
