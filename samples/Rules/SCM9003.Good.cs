using System.IO;
using ScmGuard.Annotations;

internal static class Board
{
    private const string AffectedFirmware = "01.02.02release";

    [FirmwareGuard("#159")]
    public static bool LosesKeyPairs(string firmware) => firmware == AffectedFirmware && File.Exists("/etc/board-rev-b");

    [FirmwareGuard(AffectedFirmware, Except = true)]
    public static void EnsureKeysLast(string firmware)
    {
        if (firmware == AffectedFirmware)
        {
            throw new IOException("Keys made on this firmware are gone after a reboot.");
        }
    }

    // A guard about the board alone need not look at the firmware.
    [FirmwareGuard("SCM-B1")]
    public static bool IsRevisionB => File.Exists("/etc/board-rev-b");
}
