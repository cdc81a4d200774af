using System;
using System.IO;
using System.Security;

namespace ScmGuard.VirtualScm;

/// <summary>The files of the host that an operation names. The daemon needs absolute paths, and the rights to what they name.</summary>
internal static class HostFiles
{
    public static int Read(string? path, out byte[] content)
    {
        content = [];
        if (!IsAbsolute(path))
        {
            return Errno.Invalid;
        }

        try
        {
            content = File.ReadAllBytes(path);
            return 0;
        }
        catch (Exception exception) when (ErrorOf(exception) is { } error)
        {
            return error;
        }
    }

    public static int Write(string? path, ReadOnlySpan<byte> content)
    {
        if (!IsAbsolute(path))
        {
            return Errno.Invalid;
        }

        try
        {
            File.WriteAllBytes(path, content);
            return 0;
        }
        catch (Exception exception) when (ErrorOf(exception) is { } error)
        {
            return error;
        }
    }

    private static bool IsAbsolute([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? path) => path is ['/', ..] && !path.Contains('\0');

    private static int? ErrorOf(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => Errno.NotFound,
        UnauthorizedAccessException or SecurityException => Errno.Forbidden,
        IOException => Errno.Io,
        _ => null,
    };
}
