using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.House.Tests;

/// <summary>All rules over the project's own source: code about Zymbit that is no application, and much code that has nothing to do with it.</summary>
public sealed class OwnSourceTests
{
    /// <summary>What the rules rightly say about our own source: file, rule, and why it stays. Empty is what it should be.</summary>
    private static readonly (string File, string Id, string Why)[] _explained =
    [
        ("harness/ScmGuard.Harness/Engine/Ledger.cs", "SCM1001", "The bench makes key pairs on purpose, on every firmware: whether they are lost is what it measures."),
    ];

    private static readonly ImmutableArray<DiagnosticAnalyzer> _rules = [new AllRules()];

    public static TheoryData<string> Projects() =>
        [.. Repository.Files("analyzers", "*.csproj").Concat(Repository.Files("harness", "*.csproj")).Select(project => Path.GetDirectoryName(project)!).Where(folder => OwnSource.Files(folder).Any())];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task No_rule_says_anything_about_our_own_source_that_is_not_explained(string folder)
    {
        var compilation = OwnSource.Compile(folder);
        var errors = compilation.GetDeclarationDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        Assert.Empty(errors);
        var reported = await compilation.WithAnalyzers(_rules).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var unexplained = reported.Where(diagnostic => !_explained.Any(row => row.Id == diagnostic.Id && diagnostic.Location.SourceTree?.FilePath == row.File));
        Assert.True(!unexplained.Any(), $"Mend the rule, or explain it in the table here:\n{string.Join('\n', unexplained)}");
        var stale = _explained.Where(row => row.File.StartsWith(folder + "/", StringComparison.Ordinal) && !reported.Any(diagnostic => diagnostic.Id == row.Id && diagnostic.Location.SourceTree?.FilePath == row.File));
        Assert.Empty(stale);
    }

    [Fact]
    public async Task A_bad_sample_among_our_own_source_is_reported()
    {
        var compilation = OwnSource.Compile("harness/ScmGuard.Zymkey").AddSyntaxTrees(OwnSource.Parse("samples/Rules/SCM1001.Bad.cs", Repository.Read("samples/Rules/SCM1001.Bad.cs")));
        var reported = await compilation.WithAnalyzers(_rules).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Contains(reported, diagnostic => diagnostic.Id == "SCM1001" && diagnostic.Location.SourceTree!.FilePath.EndsWith("SCM1001.Bad.cs", StringComparison.Ordinal));
    }
}
