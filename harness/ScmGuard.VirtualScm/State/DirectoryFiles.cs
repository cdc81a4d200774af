using System;
using System.IO;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ScmGuard.VirtualScm;

/// <summary>State in a directory of its own, which several processes may use at once. The lock is advisory (flock), on a file beside the state.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class DirectoryFiles : IStateFiles
{
    private const string StateName = "unit.state";
    private const string TemporaryName = "unit.state.new";
    private const string LockName = "unit.lock";

    // Private keys lie in it: nobody but the owner reads it.
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _directory;
    private readonly string _temporary;
    private readonly string _lock;

    /// <summary>Makes the directory if it is not there.</summary>
    public DirectoryFiles(string directory)
    {
        _directory = Path.GetFullPath(directory);
        Place = Path.Combine(_directory, StateName);
        _temporary = Path.Combine(_directory, TemporaryName);
        _lock = Path.Combine(_directory, LockName);
        Directory.CreateDirectory(_directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <inheritdoc/>
    public string Place { get; }

    /// <summary>Whether a directory has a state, without making anything.</summary>
    public static bool HasState(string directory) => File.Exists(Path.Combine(directory, StateName));

    /// <inheritdoc/>
    public IDisposable Lock()
    {
        // Opened anew each time: a file that was kept open may have been deleted, and whoever opens the directory later would lock another one.
        SafeFileHandle file = Libc.OpenLock(_lock);
        try
        {
            Libc.Lock(file);
            return new Release(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long? Stamp()
    {
        FileInfo file = new(Place);
        return file.Exists ? file.LastWriteTimeUtc.Ticks : null;
    }

    /// <inheritdoc/>
    public (byte[] Content, long Stamp)? Read()
    {
        try
        {
            // The stamp is the open file's, not that of a file which takes its name meanwhile.
            using SafeFileHandle file = File.OpenHandle(Place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] content = new byte[RandomAccess.GetLength(file)];
            int length = 0;
            while (length < content.Length && RandomAccess.Read(file, content.AsSpan(length), length) is > 0 and int read)
            {
                length += read;
            }

            return (content, File.GetLastWriteTimeUtc(file).Ticks);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void WriteTemporary(ReadOnlySpan<byte> content)
    {
        using FileStream file = Open(_temporary, FileMode.Create);
        file.Write(content);
        file.Flush();
        // The time of writing identifies the content, so it is always later than that of the content before: clocks are coarse and step back.
        long previous = Stamp() ?? 0;
        File.SetLastWriteTimeUtc(file.SafeFileHandle, new DateTime(Math.Max(DateTime.UtcNow.Ticks, previous + TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc));
    }

    /// <inheritdoc/>
    public void FlushTemporary()
    {
        using SafeFileHandle file = File.OpenHandle(_temporary, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(file);
    }

    /// <inheritdoc/>
    public void Publish() => File.Move(_temporary, Place, overwrite: true);

    /// <inheritdoc/>
    public void FlushDirectory() => Libc.FlushDirectory(_directory);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static FileStream Open(string path, FileMode mode) => new(path, new FileStreamOptions
    {
        Mode = mode,
        Access = FileAccess.Write,
        Share = FileShare.ReadWrite | FileShare.Delete,
        UnixCreateMode = OwnerOnly,
    });

    private sealed class Release(SafeFileHandle file) : IDisposable
    {
        public void Dispose()
        {
            // To close it would not do: a child that was forked meanwhile has it open, too.
            using (file)
            {
                Libc.Release(file);
            }
        }
    }
}
