using System.IO;
using System.Runtime.InteropServices;

internal static class Vault
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockDataF2F(nint context, string source, string destination, [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkExportPubKey2File(nint context, string path, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    // The daemon looks for the file in a folder of its own.
    public static int Lock(nint context) => zkLockDataF2F(context, "settings.json", "/var/lib/vault/settings.locked", false); // SCM5005

    public static int Export(nint context, string device) => zkExportPubKey2File(context, Path.Combine("keys", $"{device}.pem"), 0, false); // SCM5005
}
