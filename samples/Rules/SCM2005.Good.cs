using System.Runtime.InteropServices;

internal static partial class Keys
{
    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkRemoveKey(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    // The master seed stays for as long as its children are in use.
    public static int Derive(nint context, int master)
    {
        var child = zkGenWalletChildKey(context, master, 0, isHardened: true, returnChainCode: false, out _);
        if (child < 0)
        {
            // Why there is no child matters more than what became of its parent.
            _ = zkRemoveKey(context, master, isForeign: false);
        }

        return child;
    }
}
