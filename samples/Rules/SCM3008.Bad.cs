using System.IO;
using System.Runtime.InteropServices;

internal static class Host
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddOrUpdateSupervisedBootFile(nint context, string path, int slot);

    // The line comes from a guide for a plain Compute Module.
    public static int EnableUsb(nint context)
    {
        File.AppendAllText("/boot/config.txt", "otg_mode=1\n"); // SCM3008
        return zkAddOrUpdateSupervisedBootFile(context, "config.txt", 15);
    }

    public static void Reset() => Directory.Delete("/var/lib/zymbit", recursive: true); // SCM3008
}
