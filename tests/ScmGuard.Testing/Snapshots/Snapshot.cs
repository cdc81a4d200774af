using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace ScmGuard.Testing;

/// <summary>Compares a text with the one that was verified by a person and lies next to the test.</summary>
/// <remarks>Files are named as Verify names them: <c>Test.Method_parameter=value.verified.txt</c>, and <c>.received.txt</c> when they differ.</remarks>
public static class Snapshot
{
    /// <summary>Verifies a text.</summary>
    /// <param name="text">The text; the kind of its line endings does not matter.</param>
    /// <param name="extension">The file's extension, without a dot.</param>
    /// <param name="parameters">What tells this call from others of the same test method.</param>
    /// <param name="sourceFile">The test's file; the compiler fills it in.</param>
    /// <param name="method">The test's method; the compiler fills it in.</param>
    /// <exception cref="VerificationException">There is no verified file, or it differs.</exception>
    public static void Verify(
        string text,
        string extension = "txt",
        IEnumerable<(string Name, object? Value)>? parameters = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "")
    {
        var test = RepositoryRoot.Locate(sourceFile);
        var name = $"{Path.GetFileNameWithoutExtension(test)}.{method}{string.Concat((parameters ?? []).Select(Suffix))}";
        var verified = Path.Combine(Path.GetDirectoryName(test)!, $"{name}.verified.{extension}");
        var received = Path.Combine(Path.GetDirectoryName(test)!, $"{name}.received.{extension}");
        var actual = text.ReplaceLineEndings("\n");
        if (!File.Exists(verified))
        {
            File.WriteAllText(received, actual);
            throw new VerificationException($"{name}: there is no verified text yet. Read the received one, and when it is right:\n{Accept()}\n\n{actual}");
        }

        var expected = File.ReadAllText(verified).ReplaceLineEndings("\n");
        if (expected != actual)
        {
            File.WriteAllText(received, actual);
            throw new VerificationException($"{name}: the text differs (- verified, + received). When the received one is right:\n{Accept()}\n\n{TextDifference.Show(expected, actual)}");
        }

        File.Delete(received);

        string Accept() => $"  mv '{received}' '{verified}'";
    }

    private static string Suffix((string Name, object? Value) parameter)
    {
        var value = parameter.Value is null ? "null" : Convert.ToString(parameter.Value, CultureInfo.InvariantCulture)!;

        // The union of what file systems forbid, so that a name made on one machine is the name on all.
        return $"_{parameter.Name}={string.Concat(value.Select(letter => char.IsControl(letter) || "\"<>|:*?\\/".Contains(letter, StringComparison.Ordinal) ? '-' : letter))}";
    }
}
