using System;
using System.IO;
using System.Text;

namespace ScmGuard.Cli.Reports;

/// <summary>
/// A file that a report goes to. It is opened before the scan, which takes long, so that a path that cannot be written to is found out at once. What was
/// in it stays until there is a report; one that was not there goes away again if there is none.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _option;
    private readonly string _given;
    private readonly FileStream _file;
    private bool _isLeftOver;

    private ReportFile(string option, string given, string path)
    {
        _option = option;
        _given = given;
        _isLeftOver = !File.Exists(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);

        // Without a buffer: what cannot be written is known when it is written, and not when the file is closed.
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>The full path.</summary>
    public string Path => _file.Name;

    /// <summary>Opens a file, and makes the folder that it is to lie in.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The path as it was given; null if no report is asked for.</param>
    /// <returns>Null if no report is asked for.</returns>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static ReportFile? Open(string option, string? path)
    {
        if (path is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException($"{option}: the path is empty. Name the file to write. Nothing was scanned.");
        }

        string full = System.IO.Path.GetFullPath(path);
        try
        {
            return Directory.Exists(full) || System.IO.Path.EndsInDirectorySeparator(full)
                ? throw Refusal("this is a folder")
                : new ReportFile(option, path, full);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refusal(FileAbove(full) is { } file ? $"{file} is a file, and no folder" : Words(exception));
        }

        UsageException Refusal(string why) => new($"{option}: {path} cannot be written: {why}. Name a file in a folder that you can write to. Nothing was scanned.");
    }

    /// <summary>Writes the report in place of what is there.</summary>
    /// <returns>Null, or that it was not written and why.</returns>
    public string? Write(string report)
    {
        try
        {
            // A pipe or a device has no length.
            if (_file.CanSeek && _file.Length > 0)
            {
                _file.SetLength(0);
            }

            _file.Write(Encoding.UTF8.GetBytes(report));
            _isLeftOver = false;
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{_option}: {_given} was not written: {Words(exception)}. Make room there or name another file, and scan again";
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isLeftOver)
        {
            return;
        }

        try
        {
            File.Delete(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left is no report, and nobody was told that it is one.
        }
    }

    private static string? FileAbove(string path)
    {
        for (string? above = System.IO.Path.GetDirectoryName(path); above is not null; above = System.IO.Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                return above;
            }
        }

        return null;
    }

    /// <summary>The reason, where the platform's own words name something else.</summary>
    private static string Words(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "the permission is missing",
        FileNotFoundException or DirectoryNotFoundException => "nothing can be made in that folder",
        _ => exception.Message.TrimEnd('.'),
    };
}
