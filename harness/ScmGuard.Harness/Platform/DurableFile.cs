using System;
using System.IO;
using System.Text;

namespace ScmGuard.Harness.Platform;

/// <summary>Small files that a power cut leaves either as they were or as they were to be.</summary>
internal static class DurableFile
{
    /// <summary>For what others are meant to read, such as a report.</summary>
    public const UnixFileMode ReadableForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file. The new content is on the disk before the name points to it: a rename before that would leave an empty file after a power cut.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its content.</param>
    /// <param name="mode">Who may read it; null for its owner alone.</param>
    public static void Write(string path, string text, UnixFileMode? mode = null)
    {
        string next = path + ".new";
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode ?? OwnerOnly;
        }

        try
        {
            using (FileStream file = new(next, options))
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(next, path, overwrite: true);
        }
        catch
        {
            TryRemove(next);
            throw;
        }

        FlushNames(path);
    }

    /// <summary>Removes a file, if it is there, for good.</summary>
    public static void Remove(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
            FlushNames(path);
        }
    }

    private static void TryRemove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong before is what counts.
        }
    }

    private static void FlushNames(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            Libc.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }
}
