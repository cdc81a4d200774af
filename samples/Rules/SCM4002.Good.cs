using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

internal static class Fleet
{
    private const string User = "zymbit";

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLEDOn(nint context);

    public static NetworkCredential Credential(string password) => new NetworkCredential(User, password);

    // A key of the controller's own, which ssh finds in its agent.
    public static Process Restart(string host) => Process.Start("ssh", $"zymbit@{host} sudo reboot");

    // User and group of the daemon, which reads the file: no password.
    public static Process HandOver(string path) => Process.Start("chown", $"zymbit:zymbit {path}");

    public static int Show(nint context) => zkLEDOn(context);
}
