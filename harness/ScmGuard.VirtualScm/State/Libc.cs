using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ScmGuard.VirtualScm;

/// <summary>What the platform's file classes do not offer: a lock that waits, and a flush of a directory.</summary>
internal static partial class Libc
{
    private const int LockExclusive = 2;
    private const int Unlock = 8;
    private const int Interrupted = 4;
    private const int ReadWrite = 2;
    private const int Create = 0x40;
    private const int CloseOnExec = 0x80000;
    private const int OwnerOnly = 0x180;

    /// <summary>
    /// Opens a file to be locked, and makes it if need be. The platform's own classes will not do: they take the same kind of lock, shared, for as long
    /// as a file is open.
    /// </summary>
    public static SafeFileHandle OpenLock(string path)
    {
        int file = -1;
        Check(() => file = open(path, ReadWrite | Create | CloseOnExec, OwnerOnly), $"open {path}");
        return new SafeFileHandle(file, ownsHandle: true);
    }

    public static void Lock(SafeFileHandle file) => Check(() => flock(file, LockExclusive), "flock");

    public static void Release(SafeFileHandle file) => Check(() => flock(file, Unlock), "flock");

    public static void FlushDirectory(string path)
    {
        int directory = open(path, CloseOnExec, 0);
        try
        {
            Check(() => directory < 0 ? directory : fsync(directory), "fsync");
        }
        finally
        {
            if (directory >= 0)
            {
                _ = close(directory);
            }
        }
    }

    private static void Check(System.Func<int> call, string name)
    {
        while (call() < 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw new IOException($"{name}: {Marshal.GetPInvokeErrorMessage(error)}");
            }
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags, int mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int file);
}
