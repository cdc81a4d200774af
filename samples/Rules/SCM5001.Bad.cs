using System;
using System.Runtime.InteropServices;

internal static unsafe class Module
{
    // The library allocates the bytes and writes their address: these "random" bytes are a part of an address, and zeros.
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetRandBytes(nint context, byte[] data, int count); // SCM5001

    // A bool has 4 bytes unless it is marked.
    [DllImport("libzk_app_utils.so")]
    private static extern int zkRemoveKey(nint context, int slot, bool isForeign); // SCM5001

    // An error is negative, and a uint never is.
    [DllImport("libzk_app_utils.so")]
    private static extern uint zkStoreForeignPubKey(nint context, int type, byte[] key, int size); // SCM5001

    // UTF-16 ends for the library after the first letter.
    [DllImport("libzk_app_utils.so", CharSet = CharSet.Unicode)]
    private static extern int zkExportPubKey2File(nint context, string path, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign); // SCM5001

    // The path comes first since 2023.
    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddOrUpdateSupervisedBootFile(nint context, int slot, string path); // SCM5001

    public static byte[] Nonce(nint context)
    {
        var nonce = new byte[16];
        if (zkGetRandBytes(context, nonce, nonce.Length) < 0)
        {
            throw new InvalidOperationException("The unit gave no random data.");
        }

        return nonce;
    }

    public static bool TryReplacePeer(nint context, int slot, byte[] key, out int newSlot)
    {
        var removed = zkRemoveKey(context, slot, true);
        var stored = zkStoreForeignPubKey(context, 0, key, key.Length);
        newSlot = (int)stored;
        return removed >= 0 && stored >= 0 && zkExportPubKey2File(context, "/var/lib/app/peer.pem", newSlot, true) >= 0;
    }

    public static int Sign(nint context) => zkAddOrUpdateSupervisedBootFile(context, 15, "config.txt");
}
