using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ScmGuard.Harness.Platform;

/// <summary>What the platform's own classes do not offer: a lock that a process's end releases, and flushes.</summary>
internal static partial class Libc
{
    private const int LockExclusive = 2;
    private const int LockAtOnce = 4;
    private const int ReadWrite = 2;
    private const int Create = 0x40;
    private const int CloseOnExec = 0x80000;
    private const int OwnerOnly = 0x180;
    private const int WouldBlock = 11;

    /// <summary>Opens a file to be locked, and makes it if need be. The platform's own classes take a lock of their own at opening, which would keep readers out.</summary>
    public static SafeFileHandle OpenLock(string path)
    {
        int file = open(path, ReadWrite | Create | CloseOnExec, OwnerOnly);
        Check(file, $"open {path}");
        return new SafeFileHandle(file, ownsHandle: true);
    }

    /// <summary>Takes a lock if nobody has it.</summary>
    /// <returns>False if somebody has it.</returns>
    public static bool TryLock(SafeFileHandle file)
    {
        int result = flock(file, LockExclusive | LockAtOnce);
        if (result < 0 && Marshal.GetLastPInvokeError() == WouldBlock)
        {
            return false;
        }

        Check(result, "flock");
        return true;
    }

    /// <summary>Makes the names in a folder outlive a power cut.</summary>
    public static void FlushFolder(string path)
    {
        int file = open(path, CloseOnExec, 0);
        Check(file, $"open {path}");
        using SafeFileHandle folder = new(file, ownsHandle: true);
        Check(fsync(folder), $"fsync {path}");
    }

    /// <summary>Writes everything that the kernel holds back to the disks.</summary>
    [LibraryImport("libc", EntryPoint = "sync")]
    public static partial void FlushAll();

    private static void Check(int result, string name)
    {
        if (result < 0)
        {
            throw new IOException($"{name}: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags, int mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);
}
