using System.Text.RegularExpressions;

namespace ScmGuard.House.Tests;

/// <summary>The page of the virtual bench, which has to say of each scenario how it is played on a real SCM.</summary>
public sealed partial class BenchPageTests
{
    public static TheoryData<string> Scenarios => [.. Repository.Files("tests/lab/ScmGuard.Lab/Scenarios", "*.cs")
        .SelectMany(file => Scenario().Matches(Repository.Read(file)))
        .Select(match => match.Groups["name"].Value)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Each_scenario_is_on_the_page_that_says_how_to_play_it_on_a_real_SCM(string scenario)
    {
        string page = Repository.Read("docs/harness/bench.md");
        string section = page[page.IndexOf("## On a real SCM", StringComparison.Ordinal)..page.IndexOf("## What it leaves", StringComparison.Ordinal)];
        Assert.Contains($"`{scenario}`", section, StringComparison.Ordinal);
    }

    [GeneratedRegex("""^ +new\("(?<name>[a-z0-9-]+)", Verdict\.""", RegexOptions.Multiline)]
    private static partial Regex Scenario();
}
