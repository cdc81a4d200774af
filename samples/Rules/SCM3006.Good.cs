using System.IO;
using System.Runtime.InteropServices;

internal static class Boot
{
    private const int SigningSlot = 15;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddOrUpdateSupervisedBootFile(nint context, string path, int slot);

    // Changed and signed again before anything can reboot; the path is relative to /boot.
    public static int SetCommandLine(nint context, string text)
    {
        File.WriteAllText("/boot/cmdline.txt", text);
        return zkAddOrUpdateSupervisedBootFile(context, "cmdline.txt", SigningSlot);
    }
}
