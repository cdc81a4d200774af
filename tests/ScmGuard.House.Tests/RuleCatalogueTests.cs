using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules;
using ScmGuard.RuleCatalogue;

namespace ScmGuard.House.Tests;

/// <summary>What is generated from the rules is what is in the repository.</summary>
public sealed class RuleCatalogueTests
{
    public static TheoryData<string> Files() => [.. GeneratedFiles.Read(Repository.Root).Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_generated_file_is_what_the_rules_make_of_it(string file) => Assert.True(
        Repository.Has(file) && Repository.Read(file) == GeneratedFiles.Read(Repository.Root)[file],
        $"{file} is not what the rules make of it. Run: dotnet run --project build/RuleCatalogue");

    [Fact]
    public void Strict_is_never_below_recommended_and_an_audit_never_fails() => Assert.All(AllFacts(), facts =>
    {
        Assert.True(facts.SeverityIn(RuleMode.Strict) >= facts.DefaultSeverity, facts.ToString());
        Assert.Equal(DiagnosticSeverity.Warning, facts.SeverityIn(RuleMode.Audit));
        Assert.Null(facts.SeverityIn(RuleMode.None));
    });

    [Fact]
    public void A_surer_rule_and_a_worse_harm_are_never_less_severe() => Assert.All(
        from low in AllFacts()
        from high in AllFacts()
        where low.Precision <= high.Precision && low.Harm <= high.Harm
        from mode in Enum.GetValues<RuleMode>()
        select (low, high, mode),
        static pair => Assert.False(pair.low.SeverityIn(pair.mode) > pair.high.SeverityIn(pair.mode), pair.ToString()));

    private static IEnumerable<RuleFacts> AllFacts() =>
        from precision in Enum.GetValues<Precision>()
        from harm in Enum.GetValues<Harm>()
        select new RuleFacts(precision, harm);
}
