using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace ScmGuard.Testing;

/// <summary>A sample from samples/Rules: test input, documentation snippet and demo in one file.</summary>
/// <remarks>
/// A sample stays valid C#. A comment at the end of a line states the diagnostics that start on that line: <c>// SCM1001</c> or
/// <c>// SCM1001, SCM2001@end</c>. The comment is not part of what a test analyses or fixes.
/// </remarks>
public sealed partial class SampleFile
{
    private SampleFile(string name, string text, ImmutableArray<DiagnosticResult> expected)
    {
        Name = name;
        Text = text;
        Expected = expected;
    }

    /// <summary>The folder of the samples.</summary>
    public static string Folder => Path.Combine(RepositoryRoot.Path, "samples", "Rules");

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The text without the comments that state diagnostics.</summary>
    public string Text { get; }

    /// <summary>The stated diagnostics, each by id and line.</summary>
    public ImmutableArray<DiagnosticResult> Expected { get; }

    /// <summary>Reads a sample by its name, such as <c>SCM1001.Bad.cs</c>.</summary>
    /// <exception cref="FileNotFoundException">There is no such sample.</exception>
    public static SampleFile Read(string name) => Parse(name, File.ReadAllText(Path.Combine(Folder, name)));

    /// <summary>The names of all samples, in order, for theories over every one of them.</summary>
    /// <param name="pattern">A file pattern, such as <c>*.Bad.cs</c>.</param>
    public static IEnumerable<string> Names(string pattern = "*.cs") =>
        Directory.GetFiles(Folder, pattern).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    internal static SampleFile Parse(string name, string raw)
    {
        var lines = raw.ReplaceLineEndings("\n").Split('\n');
        var expected = ImmutableArray.CreateBuilder<DiagnosticResult>();
        for (var line = 0; line < lines.Length; line++)
        {
            var comment = Statement().Match(lines[line]);
            if (!comment.Success)
            {
                continue;
            }

            foreach (Capture id in comment.Groups["id"].Captures)
            {
                var parts = id.Value.Split('@');
                var result = new DiagnosticResult(parts[0]).OnLine(name, line + 1).WithAnyAdditionalLocations();
                expected.Add(parts.Length > 1 ? result.AtCompilationEnd() : result);
            }

            lines[line] = lines[line][..comment.Index];
        }

        return new SampleFile(name, string.Join('\n', lines), expected.ToImmutable());
    }

    [GeneratedRegex(@"[ \t]*//[ \t]*(?<id>[A-Z]{2,}[0-9]{4}(@end)?)(?:,[ \t]*(?<id>[A-Z]{2,}[0-9]{4}(@end)?))*[ \t]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Statement();
}
