using System.Runtime.InteropServices;

internal static class PublicKeys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetECDSAPubKey(nint context, out nint publicKey, out int publicKeySize, int slot);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkExportPubKey(nint context, out nint publicKey, out int publicKeySize, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSaveECDSAPubKey2File(nint context, string path, int slot);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkExportPubKey2File(nint context, string path, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    public static int Read(nint context, out nint publicKey, out int size) => zkExportPubKey(context, out publicKey, out size, 0, false);

    public static int Save(nint context, string path) => zkExportPubKey2File(context, path, 0, false);
}
