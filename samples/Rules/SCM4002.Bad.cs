using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;

internal static class Fleet
{
    private const string User = "zymbit";

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLEDOn(nint context);

    public static NetworkCredential Credential() => new NetworkCredential(User, "zymbit"); // SCM4002

    public static Process Restart(string host) =>
        Process.Start("bash", $"-c \"sshpass -p zymbit ssh zymbit@{host} sudo reboot\""); // SCM4002

    public static string Address(string host) => $"sftp://zymbit:zymbit@{host}/home/zymbit"; // SCM4002

    public static int Show(nint context) => zkLEDOn(context);
}
