using System.Globalization;
using System.Text.RegularExpressions;

namespace ScmGuard.Package.Tests;

/// <summary>What a build said.</summary>
internal sealed partial record Build(int ExitCode, string Output)
{
    /// <summary>The findings of this package.</summary>
    public IReadOnlyList<Reported> Findings { get; } =
    [
        .. Diagnostic().Matches(Output)
            .Select(match => new Reported(
                match.Groups["id"].Value,
                match.Groups["level"].Value,
                match.Groups["file"].Value,
                match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) : 0,
                match.Groups["message"].Value))
            .Distinct(),
    ];

    public IEnumerable<string> Ids => Findings.Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal);

    /// <summary>A load failure and a crash are warnings of the compiler, and the build goes on without the guard.</summary>
    public void AssertThatEveryAnalyzerLoadedAndNoneCrashed() => Assert.DoesNotMatch("CS8032|CS8033|CS8034|CS9057|AD0001", Output);

    [GeneratedRegex(@"^(?<file>[^\r\n(]+?)\s*(\((?<line>\d+),\d+\))?\s*: (?<level>warning|error) (?<id>SCM[A-Z0-9]+): (?<message>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex Diagnostic();
}
