using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.House.Tests;

/// <summary>A rule is whole only with its page, its samples, its test and its row in the release notes. Nothing here is kept by hand.</summary>
public sealed partial class RulesTests
{
    private static readonly Assembly _fixes = Assembly.Load("ScmGuard.CodeFixes");

    private static readonly Dictionary<string, (Type Analyzer, DiagnosticDescriptor Descriptor)> _rules = ReadRules();

    private static readonly HashSet<string> _fixable = _fixes.GetTypes()
        .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
        .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
        .ToHashSet();

    public static TheoryData<string> Rules() => [.. _rules.Keys];

    /// <summary>A rule about a setting has no code that could be a sample.</summary>
    public static TheoryData<string> RulesAboutCode() => [.. _rules.Keys.Where(id => id is not ("SCM9001" or "SCM9002"))];

    [Fact]
    public void There_are_rules_to_check() => Assert.Superset(new HashSet<string> { "SCM1001", "SCM2001", "SCM9002" }, _rules.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_a_page_that_carries_its_id_and_title(string id)
    {
        var page = Repository.Read($"docs/rules/{id}.md");
        Assert.StartsWith($"# {id}: {_rules[id].Descriptor.Title}\n", page);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rules_page_says_what_why_how_to_configure_and_when_to_suppress(string id)
    {
        var headings = Heading().Matches(Repository.Read($"docs/rules/{id}.md")).Select(match => match.Groups["text"].Value).ToList();
        Assert.Superset(new HashSet<string> { "What it reports", "Why", "Configuration", "When to suppress" }, headings.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(RulesAboutCode))]
    public void A_rules_page_shows_its_samples_as_they_are(string id)
    {
        var page = Repository.Read($"docs/rules/{id}.md");
        string[] kinds = _fixable.Contains(id) ? ["Bad", "Good", "Fixed"] : ["Bad", "Good"];
        foreach (var kind in kinds)
        {
            Assert.Contains($"```csharp\n{Repository.Read($"samples/Rules/{id}.{kind}.cs")}```", page);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rules_help_link_leads_to_its_page(string id) =>
        Assert.EndsWith($"/docs/rules/{id}.md", _rules[id].Descriptor.HelpLinkUri);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_is_one_file_with_a_test_file_of_the_same_name(string id)
    {
        var name = _rules[id].Analyzer.Name;
        Assert.StartsWith(id, name);
        var source = Assert.Single(Repository.Files("analyzers/ScmGuard.Analyzers/Rules", name + ".cs"));
        var folder = Path.GetDirectoryName(source)!["analyzers/ScmGuard.Analyzers/".Length..];
        Assert.True(Repository.Has($"tests/ScmGuard.Analyzers.Tests/{folder}/{name}Tests.cs"), $"{name} has no test file in tests/ScmGuard.Analyzers.Tests/{folder}.");
        if (_fixable.Contains(id))
        {
            Assert.True(Repository.Has($"analyzers/ScmGuard.CodeFixes/{folder["Rules/".Length..]}/{name}Fix.cs"), $"The fix of {id} is not where its rule's place says.");
            Assert.True(Repository.Has($"tests/ScmGuard.CodeFixes.Tests/{folder["Rules/".Length..]}/{name}FixTests.cs"), $"The fix of {id} has no test file.");
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_every_piece_of_a_rule(string id)
    {
        var (analyzer, descriptor) = _rules[id];
        var pieces = new RulePieces(Repository.Root, id, analyzer.Name, descriptor.Category, descriptor.Title.ToString(), descriptor.DefaultSeverity.ToString(), _fixable.Contains(id), RulesAboutCode().Any(row => row.Data == id));
        var missing = pieces.Missing();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rules_severity_follows_from_its_facts_and_its_descriptors_carry_them(string id)
    {
        Assert.True(RuleTable.Rows.TryGetValue(id, out var facts), $"{id} has no row in RuleTable.cs: add [\"{id}\"] = new(Precision.High, Harm.CallFails), with what is true of the rule.");
        Assert.All(AllRules.Each.SelectMany(rule => rule.SupportedDiagnostics).Where(descriptor => descriptor.Id == id), descriptor =>
        {
            Assert.True(descriptor.DefaultSeverity == facts.DefaultSeverity, $"{id} is {descriptor.DefaultSeverity}, but {facts.Precision} and {facts.Harm} make {facts.DefaultSeverity}: mend the row in RuleTable.cs or the descriptor.");
            Assert.True(RuleTable.TagsOf(id).All(descriptor.CustomTags.Contains), $"A descriptor of {id} lacks its facts: end it with RulePage.Of(\"{id}\"), RuleTable.TagsOf(\"{id}\").");
        });
    }

    [Fact]
    public void Every_row_of_facts_belongs_to_a_rule() => Assert.Empty(RuleTable.Rows.Keys.Except(_rules.Keys));

    [Fact]
    public void A_rules_facts_are_the_tags_that_code_scanning_reads() => Assert.Equal(
        ["security", "security-severity:8.0", "precision:very-high", "harm:trust-broken", "external/cwe/cwe-628"],
        RuleTable.TagsOf("SCM3007"));

    [Fact]
    public void Every_page_and_every_sample_belongs_to_a_rule()
    {
        var pages = Repository.Files("docs/rules", "*.md").Select(Path.GetFileNameWithoutExtension);
        var samples = Repository.Files("samples/Rules", "*.cs").Select(file => Path.GetFileName(file).Split('.')[0]);
        Assert.Empty(pages.Concat(samples).Except(_rules.Keys));
    }

    [Fact]
    public void A_rule_is_sealed_and_an_analyzer_of_its_own() =>
        Assert.All(_rules.Values, rule => Assert.True(rule.Analyzer.IsSealed, rule.Analyzer.Name));

    private static Dictionary<string, (Type, DiagnosticDescriptor)> ReadRules() =>
        AllRules.Each
            .SelectMany(rule => rule.SupportedDiagnostics.Select(descriptor => (Analyzer: rule.GetType(), Descriptor: descriptor)))
            .DistinctBy(rule => rule.Descriptor.Id)
            .OrderBy(rule => rule.Descriptor.Id, StringComparer.Ordinal)
            .ToDictionary(rule => rule.Descriptor.Id);

    [GeneratedRegex("^## (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
