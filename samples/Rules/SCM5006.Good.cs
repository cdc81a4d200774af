using System.Runtime.InteropServices;

internal static class PublicKeys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkExportPubKey(nint context, out nint publicKey, out int publicKeySize, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkExportPubKey2File(nint context, string path, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    public static int Read(nint context, out nint publicKey, out int size) => zkExportPubKey(context, out publicKey, out size, 0, false);

    public static int SaveForeign(nint context, string path, int slot) => zkExportPubKey2File(context, path, slot, true);
}
