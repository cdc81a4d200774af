using System.IO;
using System.Runtime.InteropServices;

internal static class Vault
{
    private const string Folder = "/var/lib/vault";

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockDataF2F(nint context, string source, string destination, [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkExportPubKey2File(nint context, string path, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddOrUpdateSupervisedBootFile(nint context, string file, int slot);

    public static int Lock(nint context) => zkLockDataF2F(context, Path.GetFullPath("settings.json"), Folder + "/settings.locked", false);

    public static int Export(nint context, string device) => zkExportPubKey2File(context, Path.Combine(Folder, $"{device}.pem"), 0, false);

    // The boot manifest is the exception: its paths are relative to /boot.
    public static int Sign(nint context) => zkAddOrUpdateSupervisedBootFile(context, "config.txt", 15);
}
