using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ScmGuard.Testing;

/// <summary>A test that no mutant of a program makes a rule throw, and that every fix on a mutant that compiles gives code that compiles.</summary>
/// <remarks>
/// For many mutants under many rules: all of them share the references and one generator, and only what compiles and has something to fix becomes a
/// solution. <see cref="RobustnessTest"/> tries more of each mutant. The same seed gives the same mutants.
/// </remarks>
/// <param name="analyzers">All rules, loaded together as a build loads them.</param>
/// <param name="fixes">All fixes.</param>
public sealed class MutantTest(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes) : TestProject
{
    /// <summary>Decides which mutants are made.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many mutants are tried; there are fewer when the source has no more.</summary>
    public int Count { get; set; } = 100;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Tries the mutants of <see cref="TestProject.Source"/>.</summary>
    /// <exception cref="VerificationException">A rule or a fix threw, or a fix broke the code; the message has the seed, the change and the code.</exception>
    public async Task<MutantCounts> VerifyAsync()
    {
        var solution = TestSolution.Create([("TestProject", this)], analyzers).Solution;
        var project = solution.Projects.Single();
        var document = project.Documents.Single();
        var tree = (await document.GetSyntaxTreeAsync(CancellationToken).ConfigureAwait(false))!;
        var bare = CSharpCompilation.Create(project.AssemblyName, [tree], project.MetadataReferences, ((CSharpCompilationOptions)project.CompilationOptions!).WithConcurrentBuild(false));
        var generators = project.AnalyzerReferences.SelectMany(static reference => reference.GetGenerators(LanguageNames.CSharp)).ToImmutableArray();
        var driver = generators.IsEmpty ? null : CSharpGeneratorDriver.Create(generators, parseOptions: (CSharpParseOptions)tree.Options);
        var counts = default(MutantCounts);
        foreach (var mutant in MalformedCode.Mutants(Source, Seed, Count))
        {
            var broken = tree.WithChangedText(SourceText.From(mutant.Text));
            Compilation compilation = bare.ReplaceSyntaxTree(tree, broken);
            var isWellFormed = !broken.GetDiagnostics(CancellationToken).Any(IsError);
            if (isWellFormed)
            {
                // Without the generator's half a partial method is an error; where there are errors already, one more tells nothing.
                driver?.RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _, CancellationToken);
            }

            try
            {
                var reported = await AnalysisRun.WholeAsync(project.AnalyzerOptions, compilation, analyzers, CancellationToken).ConfigureAwait(false);
                counts = counts with { Tried = counts.Tried + 1 };
                if (isWellFormed && !compilation.GetDiagnostics(CancellationToken).Any(IsError))
                {
                    var repaired = await FixAsync(solution.WithDocumentText(document.Id, SourceText.From(mutant.Text)), reported).ConfigureAwait(false);
                    counts = counts with { Compiled = counts.Compiled + 1, Fixed = counts.Fixed + repaired };
                }
            }
            catch (VerificationException exception)
            {
                throw new VerificationException($"{mutant.Change}; to repeat: {nameof(Seed)} = {Seed}, {nameof(Count)} = {Count}, or the code below.\n{exception.Message}\n\nThe mutant:\n{mutant.Text}");
            }
        }

        return counts;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity is DiagnosticSeverity.Error;

    private async Task<int> FixAsync(Solution mutant, ImmutableArray<Diagnostic> reported)
    {
        var ids = reported.Select(static diagnostic => diagnostic.Id).ToImmutableHashSet();
        var count = 0;
        foreach (var fix in fixes.Where(fix => fix.FixableDiagnosticIds.Any(ids.Contains)))
        {
            var rules = analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => fix.FixableDiagnosticIds.Contains(descriptor.Id))).ToImmutableArray();
            var runner = new FixRunner(fix, rules, static actions => actions.FirstOrDefault(), CancellationToken);
            foreach (var offer in await runner.EveryOfferAsync(mutant).ConfigureAwait(false))
            {
                var repaired = await runner.ApplyAsync(offer.Action, mutant).ConfigureAwait(false);
                if (await AnalysisRun.FirstErrorAsync(mutant, repaired, CancellationToken).ConfigureAwait(false) is { } error)
                {
                    throw new VerificationException($"{fix.GetType().Name} makes code that does not compile: {offer}.\n  {DiagnosticComparison.Describe(error)}\n\n{SolutionTexts.Show(repaired)}");
                }

                count++;
            }
        }

        return count;
    }
}
