using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

internal static class Wallets
{
    private const int WantsMore = -1;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddRestoreSLIP39Mnemonic(nint context, string passphrase, string mnemonic);

    // Adds shares until the unit has enough of them; the last call returns the slot.
    public static int AddShares(nint context, IEnumerable<string> shares)
    {
        foreach (var share in shares)
        {
            var result = zkAddRestoreSLIP39Mnemonic(context, "", share);
            if (result != WantsMore)
            {
                return result >= 0 ? result : throw new InvalidOperationException($"The unit did not take the share: {result}.");
            }
        }

        throw new InvalidOperationException("There are too few shares.");
    }
}
