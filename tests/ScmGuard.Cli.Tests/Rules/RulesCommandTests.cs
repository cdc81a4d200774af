using System.Text.Json;
using ScmGuard.Cli.Rules;

namespace ScmGuard.Cli.Tests.Rules;

public sealed class RulesCommandTests
{
    public static TheoryData<string> Rules() => [.. RuleCatalog.All.Select(rule => rule.Id)];

    [Fact]
    public void Each_rule_with_a_page_in_the_documentation_is_listed_once() =>
        Assert.Equal(
            Directory.GetFiles(Repository.File("docs", "rules"), "*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            RuleCatalog.All.Select(rule => rule.Id));

    [Fact]
    public void The_table_has_a_line_for_each_rule()
    {
        var (exitCode, output, _) = Tool.Run("rules");
        Assert.Equal(ExitCode.Clean, exitCode);
        Assert.All(RuleCatalog.All, rule => Assert.Contains(output.Split('\n'), line => line.StartsWith(rule.Id, StringComparison.Ordinal) && line.EndsWith(rule.Title, StringComparison.Ordinal)));
    }

    [Fact]
    public void As_JSON_each_rule_says_how_sure_it_is_and_how_bad_that_would_be()
    {
        var (exitCode, output, _) = Tool.Run("rules", "--json");
        Assert.Equal(ExitCode.Clean, exitCode);
        var rules = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(RuleCatalog.All.Length, rules.Count);
        Assert.All(rules, rule => Assert.Contains(rule.GetProperty("precision").GetString(), (string[])["low", "medium", "high", "very-high"]));
        Assert.Contains(rules, rule => rule.GetProperty("securitySeverity").ValueKind == JsonValueKind.String);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rules_page_is_shown_with_all_its_code_and_without_marks(string id)
    {
        var (exitCode, output, _) = Tool.Run("explain", id.ToLowerInvariant());
        Assert.Equal(ExitCode.Clean, exitCode);
        Assert.StartsWith($"{id}: {RuleCatalog.Find(id).Title}\n", output);
        string[] lines = output.Split('\n');
        bool isCode = false;
        foreach (string line in File.ReadLines(Repository.File("docs", "rules", id + ".md")))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (isCode && line.Length > 0)
            {
                Assert.Contains("    " + line, lines);
            }
        }

        Assert.DoesNotContain(lines, line => line.StartsWith('#') || line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("| ---", StringComparison.Ordinal));
    }
}
