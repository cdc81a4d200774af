using ScmGuard.Cli.Rules;
using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Tests.Scanning;

public sealed class CompilerLogTests
{
    [Theory]
    [InlineData("AD0001", "Analyzer 'ScmGuard.Analyzers.Rules.KeyDurability.SCM1001KeyPairLostAtReboot' threw an exception of type 'System.Exception' with message 'abandon ability'.", "makes SCM1001KeyPairLostAtReboot crash (AD0001), which is a mistake of ours. Please report it")]
    [InlineData("AD0001", "Analyzer 'Acme.Rules.Ours' threw an exception of type 'System.Exception' with message 'x'.", null)]
    [InlineData("CS9057", "Analyzer assembly 'ScmGuard.Analyzers.dll' cannot be used.", "is built by a compiler that does not load the rules (CS9057: Analyzer assembly 'ScmGuard.Analyzers.dll' cannot be used.)")]
    [InlineData("CS8032", "An instance of analyzer Acme.Rules cannot be created.", null)]
    [InlineData("CS0168", "The variable 'ScmGuard.x' is declared but never used", null)]
    public void What_keeps_a_rule_of_ours_from_running_is_a_failure_and_what_concerns_others_is_none(string id, string message, string? failure)
    {
        CompilerLog log = Read(RuleCatalog.All.Select(rule => rule.Id), Result(id, message));
        Assert.Equal(failure, new ScannedProject(new ProjectName("a.csproj", "net10.0"), false, [], log).Failure);
    }

    [Fact]
    public void A_log_that_does_not_list_a_rule_does_not_prove_that_it_ran()
    {
        CompilerLog log = Read(RuleCatalog.All.Skip(1).Select(rule => rule.Id));
        Assert.StartsWith($"was compiled without {RuleCatalog.All[0].Id}: ", new ScannedProject(new ProjectName("a.csproj", "net10.0"), false, [], log).Failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"runs\": [")]
    [InlineData("{ \"runs\": [] }")]
    [InlineData("{ \"runs\": [ { \"tool\": 1 } ] }")]
    public void A_log_that_was_not_written_to_its_end_is_said_to_be_one(string text)
    {
        using SourceTree tree = new();
        tree.Write("a.sarif", text);
        Assert.Contains("a compiler's log that cannot be read", Assert.Single(CompilerLog.Read(tree["a.sarif"]).Failures), StringComparison.Ordinal);
    }

    private static string Result(string id, string message) =>
        $$"""{ "ruleId": "{{id}}", "level": "warning", "message": { "text": "{{message}}" } }""";

    private static CompilerLog Read(IEnumerable<string> rules, params IEnumerable<string> results)
    {
        using SourceTree tree = new();
        tree.Write("a.sarif", $$"""
            { "runs": [ { "results": [ {{string.Join(", ", results)}} ], "tool": { "driver": { "rules": [ {{string.Join(", ", rules.Select(rule => $$"""{ "id": "{{rule}}" }"""))}} ] } } } ] }
            """);
        return CompilerLog.Read(tree["a.sarif"]);
    }
}
