using System.IO;
using System.Runtime.InteropServices;

internal static class Host
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddOrUpdateSupervisedBootFile(nint context, string path, int slot);

    // Something else is added, and dtoverlay=dwc2,dr_mode=host stays where it is.
    public static int EnableSound(nint context)
    {
        File.AppendAllText("/boot/config.txt", "dtparam=audio=on\n");
        return zkAddOrUpdateSupervisedBootFile(context, "config.txt", 15);
    }

    // A program's own state has a place of its own.
    public static void Reset() => Directory.Delete("/var/lib/gateway", recursive: true);
}
