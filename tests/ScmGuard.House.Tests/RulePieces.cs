using System.Text.RegularExpressions;

namespace ScmGuard.House.Tests;

/// <summary>What belongs to a rule, file by file and row by row.</summary>
/// <param name="Root">The checkout.</param>
/// <param name="Id">The rule's id.</param>
/// <param name="Class">The name of its class.</param>
/// <param name="Category">Its category.</param>
/// <param name="Title">Its title.</param>
/// <param name="Severity">Its default severity.</param>
/// <param name="HasFix">Whether a fix answers it.</param>
/// <param name="HasSamples">Whether it is about code, and not about a setting.</param>
internal sealed partial record RulePieces(string Root, string Id, string Class, string Category, string Title, string Severity, bool HasFix, bool HasSamples)
{
    /// <summary>What begins a place that a new rule's author has yet to fill.</summary>
    private const string Gap = "FILL IN: ";

    private const string Facts = "analyzers/ScmGuard.Analyzers/Rules/RuleTable.cs";
    private const string Releases = "analyzers/ScmGuard.Analyzers/AnalyzerReleases.{0}.md";

    /// <summary>The files of the rule alone.</summary>
    public IEnumerable<string> Files()
    {
        string[] rule = [$"analyzers/ScmGuard.Analyzers/Rules/{Category}/{Class}.cs", $"tests/ScmGuard.Analyzers.Tests/Rules/{Category}/{Class}Tests.cs", $"docs/rules/{Id}.md"];
        string[] fix = HasFix ? [$"analyzers/ScmGuard.CodeFixes/{Category}/{Class}Fix.cs", $"tests/ScmGuard.CodeFixes.Tests/{Category}/{Class}FixTests.cs"] : [];
        string[] samples = HasSamples ? [Sample("Bad"), Sample("Good"), .. HasFix ? [Sample("Fixed")] : Array.Empty<string>()] : [];
        return [.. rule, .. fix, .. samples];
    }

    /// <summary>What is missing, each with where it belongs. Empty for a whole rule.</summary>
    public IReadOnlyList<string> Missing() => [.. FromFiles(), .. FromRows(), .. FromSamples()];

    private IEnumerable<string> FromFiles()
    {
        foreach (var file in Files())
        {
            if (!File.Exists(Path.Combine(Root, file)))
            {
                yield return $"{file} is not there.";
                continue;
            }

            foreach (var (number, line) in Read(file).Split('\n').Index().Where(line => line.Item.Contains(Gap, StringComparison.Ordinal)))
            {
                yield return $"{file}({number + 1}): {line.Trim()}";
            }
        }
    }

    private IEnumerable<string> FromRows()
    {
        var row = $"{Id} | {Category} | {Severity} | {Title}";
        if (!Lines(string.Format(Releases, "Unshipped")).Concat(Lines(string.Format(Releases, "Shipped"))).Contains(row))
        {
            yield return $"{string.Format(Releases, "Unshipped")} has no row '{row}'.";
        }

        if (Lines(Facts).FirstOrDefault(line => line.StartsWith($"        [\"{Id}\"] = new(", StringComparison.Ordinal)) is not { } facts)
        {
            yield return $"{Facts} has no row for {Id}. Add: [\"{Id}\"] = new(Precision.High, Harm.CallFails), with what is true of the rule, and the CWE numbers, if any.";
        }
        else if (facts.Contains(Gap, StringComparison.Ordinal))
        {
            yield return $"{Facts}: {facts.Trim()}";
        }

        var changes = Lines("CHANGELOG.md").Where(line => Mention().Matches(line).Any(match => match.Value == Id)).ToList();
        if (changes.Count == 0)
        {
            yield return $"CHANGELOG.md does not mention {Id}.";
        }

        foreach (var line in changes.Where(line => line.Contains(Gap, StringComparison.Ordinal)))
        {
            yield return $"CHANGELOG.md: {line}";
        }

        var families = Family().Matches(Read("analyzers/ScmGuard.Analyzers/Rules/RuleCategories.cs")).ToDictionary(match => match.Groups["digit"].Value[0], match => match.Groups["family"].Value);
        if (families.GetValueOrDefault(Id[3]) != Category)
        {
            yield return $"{Id} has the category {Category}, but RuleCategories.cs gives SCM{Id[3]}xxx to {families.GetValueOrDefault(Id[3], "none")}.";
        }
    }

    private IEnumerable<string> FromSamples()
    {
        if (!HasSamples || Files().Any(file => !File.Exists(Path.Combine(Root, file))))
        {
            yield break;
        }

        if (!States(Sample("Bad")))
        {
            yield return $"{Sample("Bad")} states nothing: end each line that is reported with '// {Id}'.";
        }

        if (States(Sample("Good")))
        {
            yield return $"{Sample("Good")} states {Id}, but a good sample is one without it.";
        }

        var page = Read($"docs/rules/{Id}.md");
        foreach (var sample in Files().Where(file => file.StartsWith("samples/", StringComparison.Ordinal) && !page.Contains($"```csharp\n{Read(file)}```", StringComparison.Ordinal)))
        {
            yield return $"docs/rules/{Id}.md does not show {sample} as it is.";
        }
    }

    private bool States(string sample) => Lines(sample).Any(line => Statement().Match(line) is { Success: true } comment && comment.Value.Contains(Id, StringComparison.Ordinal));

    private string Sample(string kind) => $"samples/Rules/{Id}.{kind}.cs";

    private string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    [GeneratedRegex("SCM[0-9]{4}")]
    private static partial Regex Mention();

    [GeneratedRegex(@"//[ \t]*SCM[0-9]{4}(@end)?(,[ \t]*SCM[0-9]{4}(@end)?)*[ \t]*$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"SCM(?<digit>[0-9])xxx[^\n]*\n\s*public const string (?<family>\w+)")]
    private static partial Regex Family();
}
