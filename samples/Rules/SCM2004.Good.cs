using System;
using System.Runtime.InteropServices;

internal static partial class Keys
{
    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkRemoveKey(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkGenECDSASigFromDigest(nint context, byte[] digest, int slot, out nint signature, out int signatureSize);

    public static int SignOnce(nint context, int master, byte[] digest, out nint signature)
    {
        var slot = zkGenWalletChildKey(context, master, 0, isHardened: true, returnChainCode: false, out _);
        try
        {
            return zkGenECDSASigFromDigest(context, digest, slot, out signature, out _);
        }
        finally
        {
            zkRemoveKey(context, slot, isForeign: false);
        }
    }

    // A child that is removed leaves its parent and its siblings alone.
    public static int SignWithChild(nint context, int master, byte[] digest, out nint signature)
    {
        var first = zkGenWalletChildKey(context, master, 0, isHardened: true, returnChainCode: false, out _);
        var second = zkGenWalletChildKey(context, master, 1, isHardened: true, returnChainCode: false, out _);
        Check(zkRemoveKey(context, first, isForeign: false));
        return zkGenECDSASigFromDigest(context, digest, second, out signature, out _);
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit reported {result}.");
        }
    }
}
