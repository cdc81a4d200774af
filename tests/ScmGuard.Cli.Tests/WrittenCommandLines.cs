using System.Text.RegularExpressions;

namespace ScmGuard.Cli.Tests;

/// <summary>The command lines of this program that samples and documents show.</summary>
internal static partial class WrittenCommandLines
{
    /// <summary>The files that show some.</summary>
    public static IReadOnlyList<string> Files { get; } =
        ["README.md", "docs/scan.md", "analyzers/ScmGuard.Cli/README.md", "samples/ci/github-actions.yml", "samples/ci/gitlab-ci.yml"];

    /// <summary>The command lines of a file, each in words, without the program's name.</summary>
    public static IReadOnlyList<string[]> In(string file) =>
    [
        .. File.ReadLines(Repository.File(file))
            .Select(line => Start().Match(line))
            .Where(match => match.Success)
            .Select(match => Word().Matches(match.Groups["rest"].Value).Select(word => word.Groups["quoted"].Success ? word.Groups["quoted"].Value : word.Value).ToArray()),
    ];

    [GeneratedRegex(@"^\s*(-\s+|run:\s+)?(scmguard|dotnet run --project analyzers/ScmGuard\.Cli --)\s(?<rest>[a-z][^#|]*)$")]
    private static partial Regex Start();

    [GeneratedRegex("""
        "(?<quoted>[^"]*)"|\S+
        """)]
    private static partial Regex Word();
}
