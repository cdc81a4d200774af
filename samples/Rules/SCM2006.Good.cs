using System;
using System.Runtime.InteropServices;

internal static partial class Wallets
{
    [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int zkGenWalletMasterSeedWithSLIP39(
        nint context, int type, string variant, string walletName, byte[] key, int keySize, int groups, int threshold, int exponent, string passphrase);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkSetSLIP39GroupInfo(nint context, int group, int members, int threshold);

    [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int zkAddSLIP39MemberPassword(nint context, string passphrase, out nint mnemonic);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkCancelSLIP39Session(nint context);

    public static event Action<nint, nint>? WordsGiven;

    public static int Create(nint context)
    {
        if (zkGenWalletMasterSeedWithSLIP39(context, 1, "", "fleet", [], 0, 1, 1, 0, "") < 0)
        {
            return -1;
        }

        if (zkSetSLIP39GroupInfo(context, 0, 2, 2) < 0)
        {
            zkCancelSLIP39Session(context);
            return -1;
        }

        if (zkAddSLIP39MemberPassword(context, "", out var first) < -1)
        {
            zkCancelSLIP39Session(context);
            return -1;
        }

        var slot = zkAddSLIP39MemberPassword(context, "", out var second);
        WordsGiven?.Invoke(first, second);
        return slot;
    }
}
