using System;
using System.Runtime.InteropServices;

internal static partial class Wallets
{
    private const string Operator = "operator";

    [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int zkGenWalletMasterSeedWithBIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, out nint mnemonic);

    [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int zkRestoreWalletMasterSeedFromBIP39Mnemonic(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, string passphrase, string mnemonic);

    public static event Action<nint>? WordsGiven;

    public static int CreateOperatorWallet(nint context) => Create(context, Operator);

    // The name was copied along with the rest of the line.
    public static int CreateCustomerWallet(nint context) => Create(context, "operator-2");

    public static void CreateTenantWallets(nint context, int tenants)
    {
        for (var tenant = 0; tenant < tenants; tenant++)
        {
            Create(context, "tenant"); // SCM2001
        }
    }

    public static int TryBackup(nint context, string mnemonic)
    {
        Create(context, "trial");

        // The wallet that was just made is still there.
        return zkRestoreWalletMasterSeedFromBIP39Mnemonic(context, 1, "", "trial", [], 0, "", mnemonic); // SCM2001
    }

    // Only hands the name on: its callers are looked at.
    private static int Create(nint context, string name)
    {
        var slot = zkGenWalletMasterSeedWithBIP39(context, 1, "", name, [], 0, "", out var words);
        WordsGiven?.Invoke(words);
        return slot >= 0 ? slot : throw new InvalidOperationException($"No wallet was made: {slot}.");
    }
}
