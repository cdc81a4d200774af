using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ScmGuard.Testing;

/// <summary>A test that no malformed code makes analyzers or fixes throw.</summary>
/// <remarks>Every source file of the project is broken in turn, the others stay whole; then the project loses its references.</remarks>
/// <param name="analyzers">The analyzers under test.</param>
public class RobustnessTest(params ImmutableArray<DiagnosticAnalyzer> analyzers) : TestProject
{
    /// <summary>Fixes that are asked for actions on whatever is reported.</summary>
    public IList<CodeFixProvider> Fixes { get; } = [];

    /// <summary>Decides which mutants are made.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many random mutants of each file are tried.</summary>
    public int MutantsPerFile { get; set; } = 100;

    /// <summary>Every n-th half-typed line is tried; 1 is all of them.</summary>
    public int HalfTypedStride { get; set; } = 1;

    /// <summary>Tries every mutant.</summary>
    /// <returns>How many were tried.</returns>
    /// <exception cref="VerificationException">An analyzer or a fix threw; the message has the exception and the code.</exception>
    public async Task<int> VerifyAsync()
    {
        var whole = TestSolution.Create([("TestProject", this)], analyzers).Solution;
        var project = whole.Projects.Single();
        var tried = 0;
        foreach (var document in project.Documents)
        {
            var text = (await document.GetTextAsync(TestContext.Current.CancellationToken).ConfigureAwait(false)).ToString();
            var halfTyped = MalformedCode.HalfTyped(text).Where((_, index) => index % HalfTypedStride == 0);
            foreach (var mutant in MalformedCode.Mutants(text, Seed, MutantsPerFile).Concat(halfTyped))
            {
                await TryAsync($"{document.Name}, {mutant.Change}", whole.WithDocumentText(document.Id, SourceText.From(mutant.Text))).ConfigureAwait(false);
                tried++;
            }
        }

        foreach (var reference in References)
        {
            await TryAsync($"without {reference.Display}", whole.RemoveMetadataReference(project.Id, reference)).ConfigureAwait(false);
            tried++;
        }

        await TryAsync("without any reference", whole.WithProjectMetadataReferences(project.Id, [])).ConfigureAwait(false);
        return tried + 1;
    }

    private async Task TryAsync(string change, Solution solution)
    {
        try
        {
            var cancellationToken = TestContext.Current.CancellationToken;
            await AnalysisRun.WholeAsync(solution, analyzers, cancellationToken).ConfigureAwait(false);
            foreach (var fix in Fixes)
            {
                var runner = new FixRunner(fix, analyzers, actions => actions.FirstOrDefault(), cancellationToken);
                foreach (var offer in await runner.EveryOfferAsync(solution).ConfigureAwait(false))
                {
                    await runner.ApplyAsync(offer.Action, solution).ConfigureAwait(false);
                }
            }
        }
        catch (VerificationException exception)
        {
            throw new VerificationException($"Malformed code ({change}): {exception.Message}\n\n{SolutionTexts.Show(solution)}");
        }
    }
}
