using System;
using System.Runtime.InteropServices;

internal static partial class Wallets
{
    [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, out nint mnemonic);

    [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int zkRestoreWalletMasterSeedFromBIP39Mnemonic(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, string mnemonic);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkRemoveKey(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    // Whoever takes the words brings them to paper.
    public static event Action<nint>? WordsGiven;

    public static int CreateOperatorWallet(nint context) => Create(context, "operator");

    public static int CreateCustomerWallet(nint context) => Create(context, "customer");

    public static void CreateTenantWallets(nint context, int tenants)
    {
        for (var tenant = 0; tenant < tenants; tenant++)
        {
            Create(context, $"tenant-{tenant}");
        }
    }

    // The wallet is removed before it is restored.
    public static void TryBackup(nint context, string mnemonic)
    {
        var slot = Create(context, "trial");
        Check(zkRemoveKey(context, slot, isForeign: false));
        Restore(context, "trial", mnemonic);
    }

    // The way back from a backup: another method restores what this program once made.
    public static int RecoverOperatorWallet(nint context, string mnemonic) => Restore(context, "operator", mnemonic);

    private static int Create(nint context, string name)
    {
        var slot = zkGenWalletMasterSeedWithBIP39(context, 1, "", name, [], 0, "", out var words);
        WordsGiven?.Invoke(words);
        return slot >= 0 ? slot : throw new InvalidOperationException($"No wallet was made: {slot}.");
    }

    private static int Restore(nint context, string name, string mnemonic) =>
        zkRestoreWalletMasterSeedFromBIP39Mnemonic(context, 1, "", name, [], 0, "", mnemonic);

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit reported {result}.");
        }
    }
}
