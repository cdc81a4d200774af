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

    public static void Lock(SafeFileHandle file) => Check(() => flock(file, LockExclusive), "flock");

    public static void Release(SafeFileHandle file) => Check(() => flock(file, Unlock), "flock");

    public static void FlushDirectory(string path)
    {
        int directory = open(path, 0);
        try
        {
            Check(() => directory < 0 ? directory : fsync(directory), "fsync");
        }
        finally
        {
            _ = close(directory);
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
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int file);
}
