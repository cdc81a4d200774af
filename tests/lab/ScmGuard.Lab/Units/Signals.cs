using System.Runtime.InteropServices;

namespace ScmGuard.Lab.Units;

/// <summary>What the class library has no words for.</summary>
internal static partial class Signals
{
    /// <summary>SIGKILL.</summary>
    public const int Kill = 9;

    /// <summary>SIGSTOP.</summary>
    public const int Stop = 19;

    /// <summary>kill(2).</summary>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Send(int process, int signal);

    /// <summary>rmdir(2).</summary>
    [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rmdir(string path);

    /// <summary>Removes a folder that the kernel keeps files in.</summary>
    public static void RemoveFolder(string path) => _ = Rmdir(path);
}
