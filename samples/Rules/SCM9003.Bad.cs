using System.IO;
using ScmGuard.Annotations;

internal static class Board
{
    [FirmwareGuard("#159")]
    public static bool LosesKeyPairs => File.Exists("/etc/board-rev-b"); // SCM9003

    [FirmwareGuard("01.02.02release", Except = true)]
    public static void EnsureKeysLast(string firmware) // SCM9003
    {
        if (firmware.Length == 0)
        {
            throw new IOException("The module does not tell its firmware.");
        }
    }
}
