using System;
using System.IO;

namespace ScmGuard.Cli.Scanning;

/// <summary>The folder that a scan builds into: the scanned tree is only read. It is gone when the scan ends, however it ends.</summary>
internal sealed class ScanFolder : IDisposable
{
    /// <summary>Makes an empty folder that nobody else can read: what is built in it is the user's program.</summary>
    public ScanFolder()
    {
        Path = Directory.CreateTempSubdirectory("scmguard-").FullName;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The compiler's logs.</summary>
    public string Logs => System.IO.Path.Combine(Path, "logs");

    /// <summary>The errors of the build.</summary>
    public string Errors => System.IO.Path.Combine(Path, "errors.log");

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A compiler that was just killed can still hold a file. What is left is in the folder for temporary files.
        }
    }
}
