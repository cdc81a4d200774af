using System;
using System.IO;
using System.Text;
using Microsoft.Win32.SafeHandles;
using ScmGuard.Harness.Platform;

namespace ScmGuard.Harness.Installation;

/// <summary>Lets one program at a time take steps on a unit. The kernel releases it when its holder ends, however it ends: what a file says is never believed.</summary>
public sealed class RunLock : IDisposable
{
    private readonly SafeFileHandle _file;

    private RunLock(SafeFileHandle file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">The state that it is for. It must be there.</param>
    /// <param name="holder">Who takes it, for whom it keeps out.</param>
    /// <exception cref="RunLockException">Another program has it. The message says which.</exception>
    /// <exception cref="IOException">The lock file cannot be made.</exception>
    public static RunLock Take(StateFolder folder, string holder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(holder);
        SafeFileHandle file = Libc.OpenLock(folder.LockFile);
        try
        {
            if (!Libc.TryLock(file))
            {
                throw new RunLockException(folder.LockFile, Read(file));
            }

            byte[] text = Encoding.UTF8.GetBytes($"{holder}, process {Environment.ProcessId}\n");
            RandomAccess.SetLength(file, 0);
            RandomAccess.Write(file, text, 0);
            return new RunLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Releases it. The file stays: to remove it would let two programs lock two files of one name.</summary>
    public void Dispose() => _file.Dispose();

    private static string Read(SafeFileHandle file)
    {
        byte[] text = new byte[RandomAccess.GetLength(file)];
        return Encoding.UTF8.GetString(text, 0, RandomAccess.Read(file, text, 0)).Trim();
    }
}
