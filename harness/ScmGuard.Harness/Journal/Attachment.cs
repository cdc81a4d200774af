using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>A file's worth of evidence. It stands in the journal, so that the chain covers it; the file beside the journal is a rendering.</summary>
/// <param name="Name">The file's name, such as <c>led-steady.vcd</c>: letters, digits, dots and dashes, unique in its run.</param>
/// <param name="Text">What it says. Never a secret.</param>
public sealed record Attachment(string Name, string Text)
{
    private const int LongestName = 120;

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    [JsonIgnore]
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>How long the file is, in bytes.</summary>
    [JsonIgnore]
    public int Bytes => Encoding.UTF8.GetByteCount(Text);

    /// <summary>Whether the name is one that a file of a run's folder may have beside the reports: a journal may come from anywhere.</summary>
    [JsonIgnore]
    public bool HasSafeName => Name.Length is > 0 and <= LongestName
        && char.IsAsciiLetterOrDigit(Name[0])
        && Name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
        && Name.EndsWith(".vcd", StringComparison.Ordinal);

    /// <summary>A name for a step's file.</summary>
    /// <param name="step">The step's full name, such as <c>led/soft/boot</c>.</param>
    /// <param name="extension">Such as <c>vcd</c>.</param>
    public static string NameOf(string step, string extension)
    {
        ArgumentNullException.ThrowIfNull(step);
        return $"{step.Replace('/', '-')}.{extension}";
    }
}
