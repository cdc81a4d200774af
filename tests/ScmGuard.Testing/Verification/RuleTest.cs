using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ScmGuard.Testing;

/// <summary>A test of analyzers on the project that it describes. The test itself is the main project.</summary>
/// <remarks>
/// By default it verifies that the code compiles, that exactly the stated diagnostics are reported, that what is live in an editor is as stated,
/// that generated code is left alone and that <c>#pragma warning disable</c> works.
/// </remarks>
/// <param name="analyzers">The analyzers under test.</param>
public class RuleTest(params ImmutableArray<DiagnosticAnalyzer> analyzers) : TestProject
{
    private protected const string MainProject = "TestProject";

    /// <summary>The analyzers under test.</summary>
    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = analyzers;

    /// <summary>Other projects of the solution, by name.</summary>
    public IDictionary<string, TestProject> AdditionalProjects { get; } = new OrderedDictionary<string, TestProject>(StringComparer.Ordinal);

    /// <summary>Diagnostics that markup cannot state in full: messages, additional locations, severities, no location.</summary>
    public IList<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>Whether the source may fail to compile. Off: each error of the compiler must be stated, as <c>{|CS0103:name|}</c>.</summary>
    public bool Malformed { get; set; }

    /// <summary>Which default checks are left out.</summary>
    public TestBehaviors TestBehaviors { get; set; }

    /// <summary>Makes every check.</summary>
    /// <exception cref="VerificationException">A check fails; the message says what is wrong and where.</exception>
    public virtual Task VerifyAsync() => VerifyRulesAsync(TestContext.Current.CancellationToken);

    /// <summary>The reported diagnostics, in the order of files and positions: for tests that look at something the checks do not.</summary>
    public async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync() =>
        (await AnalysisRun.WholeAsync(CreateSolution().Solution, Analyzers, TestContext.Current.CancellationToken).ConfigureAwait(false)).Rules;

    /// <summary>The diagnostics that editors get from the per-file analysis.</summary>
    public Task<ImmutableArray<Diagnostic>> GetLiveDiagnosticsAsync() =>
        AnalysisRun.LiveAsync(CreateSolution().Solution, Analyzers, TestContext.Current.CancellationToken);

    private protected string Name { get; } = string.Join(", ", analyzers.Select(analyzer => analyzer.GetType().Name));

    private protected IEnumerable<(string Name, TestProject Project)> Projects() =>
        [(MainProject, this), .. AdditionalProjects.Select(project => (project.Key, project.Value))];

    /// <summary>The solution before any fix.</summary>
    private protected TestSolution CreateSolution() => TestSolution.Create([.. Projects()], Analyzers);

    /// <summary>Verifies the rules on the unfixed source.</summary>
    private protected async Task<(TestSolution Test, AnalysisRun Run, ImmutableHashSet<string> Live)> VerifyRulesAsync(CancellationToken cancellationToken)
    {
        var test = CreateSolution();
        var expected = Expectations(test.Files, ExpectedDiagnostics, everyPlace: true);
        var run = await AnalysisRun.WholeAsync(test.Solution, Analyzers, cancellationToken).ConfigureAwait(false);
        VerifyCompiles("The source does not compile. State the errors as {|CS...:code|}, or Malformed = true.", expected, run);
        var matches = DiagnosticComparison.Verify($"{Name} does not report what the test expects.", test.Files, expected, Considered(expected, run));
        VerifyDescriptors(run.Rules);
        var live = await AnalysisRun.LiveAsync(test.Solution, Analyzers, cancellationToken).ConfigureAwait(false);
        var liveKeys = live.Select(Key).ToImmutableHashSet(StringComparer.Ordinal);
        VerifyOnlyLive(live, run.Rules);
        VerifyLive(matches, liveKeys);
        await VerifyGeneratedCodeAsync(test.Solution, cancellationToken).ConfigureAwait(false);
        await VerifySuppressionAsync(test.Solution, run.Rules, cancellationToken).ConfigureAwait(false);
        return (test, run, liveKeys);
    }

    /// <summary>What identifies a diagnostic across two analyses of the same source.</summary>
    private protected static string Key(Diagnostic diagnostic) => DiagnosticComparison.Describe(diagnostic);

    /// <summary>What markup and explicit results state together, with every location resolved.</summary>
    private protected ImmutableArray<DiagnosticResult> Expectations(ImmutableArray<MarkupText> files, IEnumerable<DiagnosticResult> stated, bool everyPlace) =>
        new ExpectationReader(Name, Analyzers, files).Read(stated, everyPlace);

    /// <summary>The diagnostics that the expectations are about: the rules', and of the compiler's those whose ids are named.</summary>
    private protected ImmutableArray<Diagnostic> Considered(ImmutableArray<DiagnosticResult> expected, AnalysisRun run)
    {
        var named = expected.Select(result => result.Id).ToHashSet(StringComparer.Ordinal);
        return [.. run.Rules, .. run.Compiler.Where(diagnostic => named.Contains(diagnostic.Id))];
    }

    private protected void VerifyCompiles(string what, ImmutableArray<DiagnosticResult> expected, AnalysisRun run)
    {
        var named = expected.Select(result => result.Id).ToHashSet(StringComparer.Ordinal);
        var errors = run.Errors.Where(error => !named.Contains(error.Id)).ToList();
        if (!Malformed && errors.Count > 0)
        {
            throw new VerificationException($"{what}\n{Lines(errors)}");
        }
    }

    private protected static string Lines(IEnumerable<Diagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(diagnostic => "  " + DiagnosticComparison.Describe(diagnostic)));

    private void VerifyDescriptors(ImmutableArray<Diagnostic> reported)
    {
        var supported = Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToHashSet();
        if (reported.FirstOrDefault(diagnostic => !supported.Contains(diagnostic.Descriptor)) is { } stray)
        {
            throw new VerificationException($"{Name} reports with a descriptor that is not among its SupportedDiagnostics.\n{Lines([stray])}");
        }
    }

    private void VerifyOnlyLive(ImmutableArray<Diagnostic> live, ImmutableArray<Diagnostic> whole)
    {
        var built = whole.Select(Key).ToHashSet(StringComparer.Ordinal);
        if (live.FirstOrDefault(diagnostic => !built.Contains(Key(diagnostic))) is { } stray)
        {
            throw new VerificationException($"{Name} reports file by file, as in an editor, what a whole compilation does not have.\n{Lines([stray])}");
        }
    }

    private void VerifyLive(ImmutableArray<(DiagnosticResult Expected, Diagnostic Actual)> matches, ImmutableHashSet<string> live)
    {
        foreach (var (expected, actual) in matches.Where(match => Analyzers.Any(analyzer => analyzer.SupportedDiagnostics.Contains(match.Actual.Descriptor))))
        {
            var isLive = live.Contains(Key(actual));
            if (isLive && expected.IsAtEnd)
            {
                throw new VerificationException($"{expected} is stated to appear only at the end of a compilation, but it is live in an editor. Leave out @end or AtCompilationEnd().");
            }

            if (!isLive && !expected.IsAtEnd && expected.Locations.Length > 0)
            {
                throw new VerificationException($"{expected} is expected to be live in an editor, but only a whole compilation shows it. Mark it {{|{expected.Id}@end:code|}} or AtCompilationEnd() if that is meant.");
            }

            if (!isLive && !actual.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd))
            {
                throw new VerificationException($"{expected} is reported only at the end of a compilation, but its descriptor lacks the tag WellKnownDiagnosticTags.CompilationEnd.");
            }
        }
    }

    private async Task VerifyGeneratedCodeAsync(Solution solution, CancellationToken cancellationToken)
    {
        if (TestBehaviors.HasFlag(TestBehaviors.SkipGeneratedCodeCheck))
        {
            return;
        }

        var generated = solution;
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            var name = Path.ChangeExtension(document.Name, ".g.cs");
            generated = generated
                .WithDocumentName(document.Id, name)
                .WithDocumentFilePath(document.Id, Path.ChangeExtension(document.FilePath!, ".g.cs"));
            generated = await PrependAsync(generated, document.Id, "// <auto-generated/>\n", cancellationToken).ConfigureAwait(false);
        }

        var run = await AnalysisRun.WholeAsync(generated, Analyzers, cancellationToken).ConfigureAwait(false);
        if (run.Rules.Where(diagnostic => diagnostic.Location.IsInSource).ToList() is { Count: > 0 } reported)
        {
            throw new VerificationException($"{Name} reports in generated code. Analyze none of it, or state TestBehaviors.SkipGeneratedCodeCheck.\n{Lines(reported)}");
        }
    }

    private async Task VerifySuppressionAsync(Solution solution, ImmutableArray<Diagnostic> reported, CancellationToken cancellationToken)
    {
        var ids = reported
            .Where(diagnostic => diagnostic.Location.IsInSource)
            .Select(diagnostic => diagnostic.Id)
            .ToHashSet(StringComparer.Ordinal);
        if (TestBehaviors.HasFlag(TestBehaviors.SkipSuppressionCheck) || ids.Count == 0)
        {
            return;
        }

        var suppressed = solution;
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            suppressed = await PrependAsync(suppressed, document.Id, $"#pragma warning disable {string.Join(", ", ids)}\n", cancellationToken).ConfigureAwait(false);
        }

        var run = await AnalysisRun.WholeAsync(suppressed, Analyzers, cancellationToken).ConfigureAwait(false);
        if (run.Rules.Where(diagnostic => diagnostic.Location.IsInSource && ids.Contains(diagnostic.Id)).ToList() is { Count: > 0 } remaining)
        {
            throw new VerificationException($"{Name} still reports under #pragma warning disable (shown with the line that it adds).\n{Lines(remaining)}");
        }
    }

    private static async Task<Solution> PrependAsync(Solution solution, DocumentId id, string line, CancellationToken cancellationToken)
    {
        var text = await solution.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return solution.WithDocumentText(id, text.WithChanges(new TextChange(new TextSpan(0, 0), line)));
    }
}
