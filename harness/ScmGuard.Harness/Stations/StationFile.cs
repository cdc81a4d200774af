using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ScmGuard.Harness.Engine;

namespace ScmGuard.Harness.Stations;

/// <summary>A station as a YAML file. docs/harness/station-file.md lists every key.</summary>
public static class StationFile
{
    /// <summary>The largest file that is read, in bytes. A station needs a few hundred.</summary>
    public const int LargestSize = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file. Paths in it are relative to its folder.</param>
    /// <param name="checks">The checks whose settings may stand in it.</param>
    /// <exception cref="StationFileException">It is wrong. All that is wrong is said at once.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static Station Read(string path, IReadOnlyList<ICheck> checks)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // One byte more than allowed tells a file that is too large, also where a length means nothing, as in a pipe.
        using FileStream file = File.OpenRead(path);
        byte[] content = new byte[LargestSize + 1];
        int length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return Parse(content.AsSpan(0, length), path, checks);
    }

    /// <summary>Reads the content of a file.</summary>
    /// <param name="content">What stands in it.</param>
    /// <param name="path">Its path, for messages and for paths in it that are relative.</param>
    /// <param name="checks">The checks whose settings may stand in it.</param>
    /// <exception cref="StationFileException">It is wrong. All that is wrong is said at once.</exception>
    public static Station Parse(ReadOnlySpan<byte> content, string path, IReadOnlyList<ICheck> checks)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(checks);
        List<StationFileError> errors = [];
        void Report(int line, int column, string message) => errors.Add(new StationFileError(path, line, column, message.EndsWith('?') ? message : message + "."));

        Station? station = null;
        if (TextOf(content, Report) is { } text)
        {
            YamlNode? root = YamlTree.Read(text, Report);
            if (root is not null)
            {
                station = new StationReader(Path.GetDirectoryName(Path.GetFullPath(path))!, checks, Report).Read(root, Convert.ToHexStringLower(SHA256.HashData(content)));
            }
            else if (errors.Count == 0)
            {
                Report(1, 1, $"the file is empty. Expected {StationReader.Expected}");
            }
        }

        return errors.Count == 0
            ? station!
            : throw new StationFileException([.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);
    }

    private static string? TextOf(ReadOnlySpan<byte> content, Action<int, int, string> report)
    {
        if (content.Length > LargestSize)
        {
            report(1, 1, $"the file is larger than {LargestSize / 1024} KB. Expected a station file");
            return null;
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException exception)
        {
            report(content[..Math.Max(0, exception.Index)].Count((byte)'\n') + 1, 1, "this line is no UTF-8 text. Save the file as UTF-8");
            return null;
        }
    }
}
