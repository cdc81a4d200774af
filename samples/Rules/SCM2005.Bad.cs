using System;
using System.Runtime.InteropServices;

internal static partial class Keys
{
    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkRemoveKey(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    // The caller gets the slot of a key that is gone.
    public static int Derive(nint context, int master)
    {
        var child = zkGenWalletChildKey(context, master, 0, isHardened: true, returnChainCode: false, out _);
        Check(zkRemoveKey(context, master, isForeign: false)); // SCM2005
        return child;
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit reported {result}.");
        }
    }
}
