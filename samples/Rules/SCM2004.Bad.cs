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
        Check(zkRemoveKey(context, slot, isForeign: false));
        return zkGenECDSASigFromDigest(context, digest, slot, out signature, out _); // SCM2004
    }

    // The child went with its master seed.
    public static int SignWithChild(nint context, int master, byte[] digest, out nint signature)
    {
        var child = zkGenWalletChildKey(context, master, 0, isHardened: true, returnChainCode: false, out _);
        Check(zkRemoveKey(context, master, isForeign: false));
        return zkGenECDSASigFromDigest(context, digest, child, out signature, out _); // SCM2004
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit reported {result}.");
        }
    }
}
