using System.IO;
using System.Runtime.InteropServices;

internal static class Boot
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkAddOrUpdateSupervisedBootFile(nint context, string path, int slot);

    // The next boot fails: cmdline.txt is not what was signed.
    public static void SetCommandLine(string text) => File.WriteAllText("/boot/cmdline.txt", text); // SCM3006

    public static int Sign(nint context) => zkAddOrUpdateSupervisedBootFile(context, "/boot/cmdline.txt", 15); // SCM3006

    public static int SignWithOwnKey(nint context) => zkAddOrUpdateSupervisedBootFile(context, "config.txt", 40); // SCM3006
}
