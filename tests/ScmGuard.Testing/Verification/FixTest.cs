using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ScmGuard.Testing;

/// <summary>A test of a fix, after all that <see cref="RuleTest"/> verifies.</summary>
/// <remarks>
/// By default it verifies that the fix, one diagnostic at a time, arrives at the stated code in as many steps as there were diagnostics; that every step
/// compiles; that FixAll arrives there in one step in a document, a project and the solution; that the fixed code raises nothing new.
/// Without any fixed text it verifies that no fix is offered.
/// </remarks>
/// <param name="fix">The fix under test.</param>
/// <param name="analyzers">The analyzers whose diagnostics it fixes.</param>
public class FixTest(CodeFixProvider fix, params ImmutableArray<DiagnosticAnalyzer> analyzers) : RuleTest(analyzers)
{
    private readonly string _name = fix.GetType().Name;

    /// <summary>What <see cref="TestProject.Source"/> becomes; the same as <c>FixedSources["Test0.cs"]</c>. Marks state the diagnostics that remain.</summary>
    public string Fixed
    {
        get => FixedSources[DefaultFileName];
        set => FixedSources[DefaultFileName] = value;
    }

    /// <summary>The files that the fix changes or adds: name, or project/name in an additional project, to text. The others stay as they are.</summary>
    public IDictionary<string, string> FixedSources { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same for FixAll, where it arrives at other code than step by step.</summary>
    public IDictionary<string, string> BatchFixedSources { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Diagnostics that remain in the fixed code and that markup cannot state in full.</summary>
    public IList<DiagnosticResult> FixedDiagnostics { get; } = [];

    /// <summary>Which of the offered actions is taken, from zero.</summary>
    public int? CodeActionIndex { get; set; }

    /// <summary>The equivalence key of the action that is taken.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>The title that the action must have.</summary>
    public string? CodeActionTitle { get; set; }

    /// <summary>How many steps the fix takes, one diagnostic at a time. Unset: as many as there are diagnostics that it offers to fix.</summary>
    public int? NumberOfIncrementalIterations { get; set; }

    /// <summary>How many steps FixAll takes in each document, project or solution.</summary>
    public int NumberOfFixAllIterations { get; set; } = 1;

    /// <summary>The scopes in which the fix supports FixAll. All that it supports, and no other, must be stated.</summary>
    public IReadOnlyCollection<FixAllScope> FixAllScopes { get; set; } = [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <summary>Analyzers that must find nothing new in the fixed code.</summary>
    public IList<DiagnosticAnalyzer> OtherAnalyzers { get; } = [];

    /// <inheritdoc />
    public override async Task VerifyAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (test, before, live) = await VerifyRulesAsync(cancellationToken).ConfigureAwait(false);
        var runner = new FixRunner(fix, Analyzers, Choose, cancellationToken);
        var offered = await runner.OfferedAsync(test.Solution).ConfigureAwait(false);
        VerifyLocal(offered, live);
        if (FixedSources.Count == 0)
        {
            await VerifyNoneOfferedAsync(runner, test).ConfigureAwait(false);
            return;
        }

        await VerifyOfferAsync(runner, test, offered).ConfigureAwait(false);
        var files = FilesAfter(test, FixedSources);
        var after = await IterateAsync(runner, test, before, offered.Length, files, cancellationToken).ConfigureAwait(false);
        await VerifyAfterAsync(test, before, after, files, cancellationToken).ConfigureAwait(false);
        await VerifyFixAllAsync(runner, test, before, files, cancellationToken).ConfigureAwait(false);
    }

    private protected override IEnumerable<string> AllTexts() => [.. base.AllTexts(), .. FixedSources.Values, .. BatchFixedSources.Values];

    private CodeAction? Choose(ImmutableArray<CodeAction> actions)
    {
        if (CodeActionEquivalenceKey is not { } key)
        {
            return actions.ElementAtOrDefault(CodeActionIndex ?? 0);
        }

        return CodeActionIndex is { } index
            ? actions.ElementAtOrDefault(index) is { } action && action.EquivalenceKey == key ? action : null
            : actions.FirstOrDefault(candidate => candidate.EquivalenceKey == key);
    }

    private void VerifyLocal(ImmutableArray<OfferedFix> offered, ImmutableHashSet<string> live)
    {
        if (!TestBehaviors.HasFlag(TestBehaviors.SkipLocalDiagnosticCheck) && offered.FirstOrDefault(offer => !live.Contains(Key(offer.Diagnostic))) is { } blind)
        {
            throw new VerificationException($"{_name} offers {blind}, which no editor shows while the file is open: only a whole compilation does.");
        }
    }

    private async Task VerifyNoneOfferedAsync(FixRunner runner, TestSolution test)
    {
        if (await runner.EveryOfferAsync(test.Solution).ConfigureAwait(false) is [var first, ..])
        {
            throw new VerificationException($"{_name} offers {first}, but the test states no fixed code, so that none is expected.");
        }
    }

    private async Task VerifyOfferAsync(FixRunner runner, TestSolution test, ImmutableArray<OfferedFix> offered)
    {
        if (offered is not [var first, ..])
        {
            var others = await runner.EveryOfferAsync(test.Solution).ConfigureAwait(false);
            throw new VerificationException(others.IsEmpty
                ? $"{_name} offers no fix, but the test states fixed code."
                : $"{_name} offers no fix with index {CodeActionIndex ?? 0} and equivalence key '{CodeActionEquivalenceKey}'. It offers:\n{string.Join('\n', others.Select(offer => $"  {offer} (equivalence key '{offer.Action.EquivalenceKey}')"))}");
        }

        if (CodeActionTitle is { } title && first.Action.Title != title)
        {
            throw new VerificationException($"{_name} offers {first}, but the title '{title}' is expected.");
        }
    }

    private async Task<Solution> IterateAsync(
        FixRunner runner,
        TestSolution test,
        AnalysisRun before,
        int offered,
        ImmutableArray<MarkupText> files,
        CancellationToken cancellationToken)
    {
        var limit = NumberOfIncrementalIterations ?? offered;
        var solution = test.Solution;
        for (var iteration = 0; ; iteration++)
        {
            if (await runner.OfferedAsync(solution).ConfigureAwait(false) is not [var next, ..])
            {
                SolutionTexts.Verify($"{_name} does not arrive at the stated code, one diagnostic at a time.", solution, files);
                return iteration == limit
                    ? solution
                    : throw new VerificationException($"{_name} takes {iteration} iterations, but {limit} are expected. State NumberOfIncrementalIterations if that is meant.");
            }

            if (iteration == limit)
            {
                throw new VerificationException($"{_name} is not done after {limit} iterations: it still offers {next}. State NumberOfIncrementalIterations if more are meant.\n\n{SolutionTexts.Show(solution)}");
            }

            var changed = await runner.ApplyAsync(next.Action, solution).ConfigureAwait(false);
            if (SolutionTexts.AreSame(solution, changed))
            {
                throw new VerificationException($"{_name} changes nothing: {next}.");
            }

            var compiled = await AnalysisRun.WholeAsync(changed, [], cancellationToken).ConfigureAwait(false);
            VerifyNoNewError($"{_name} makes code that does not compile: {next}.", before, compiled, files, changed);
            solution = changed;
        }
    }

    private async Task VerifyFixAllAsync(
        FixRunner runner,
        TestSolution test,
        AnalysisRun before,
        ImmutableArray<MarkupText> files,
        CancellationToken cancellationToken)
    {
        var provider = fix.GetFixAllProvider();
        var supported = provider?.GetSupportedFixAllScopes().ToList() ?? [];
        var checkable = new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution }.Intersect(supported).ToList();
        if (!checkable.ToHashSet().SetEquals(FixAllScopes))
        {
            throw new VerificationException($"{_name} supports FixAll in [{string.Join(", ", checkable)}], but the test states FixAllScopes = [{string.Join(", ", FixAllScopes)}].");
        }

        var batch = BatchFixedSources.Count == 0 ? files : FilesAfter(test, BatchFixedSources);
        foreach (var scope in checkable)
        {
            var after = await FixAllAsync(runner, provider!, scope, test.Solution).ConfigureAwait(false);
            SolutionTexts.Verify($"{_name} does not arrive at the stated code by FixAll in {scope}.", after, batch);
            if (BatchFixedSources.Count > 0)
            {
                await VerifyAfterAsync(test, before, after, batch, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<Solution> FixAllAsync(FixRunner runner, FixAllProvider provider, FixAllScope scope, Solution solution)
    {
        var steps = new Dictionary<object, int>();
        while (await runner.OfferedAsync(solution).ConfigureAwait(false) is [var next, ..])
        {
            if (next.Action.EquivalenceKey is null)
            {
                throw new VerificationException($"{_name} supports FixAll, but {next} has no equivalence key.");
            }

            object place = scope switch
            {
                FixAllScope.Document => next.Document.Id,
                FixAllScope.Project => next.Document.Project.Id,
                _ => scope,
            };
            steps[place] = steps.GetValueOrDefault(place) + 1;
            if (steps[place] > NumberOfFixAllIterations)
            {
                throw new VerificationException($"{_name} is not done after FixAll in {scope}, {NumberOfFixAllIterations} time(s): it still offers {next}.\n\n{SolutionTexts.Show(solution)}");
            }

            var action = await runner.FixAllAsync(provider, scope, next).ConfigureAwait(false)
                ?? throw new VerificationException($"{_name} has no FixAll in {scope}: {next}.");
            var changed = await runner.ApplyAsync(action, solution).ConfigureAwait(false);
            if (SolutionTexts.AreSame(solution, changed))
            {
                throw new VerificationException($"{_name} changes nothing by FixAll in {scope}: {next}.");
            }

            solution = changed;
        }

        return steps.Values.All(count => count == NumberOfFixAllIterations)
            ? solution
            : throw new VerificationException($"{_name} takes {steps.Values.Max()} FixAll in {scope}, but NumberOfFixAllIterations = {NumberOfFixAllIterations}.");
    }

    private async Task VerifyAfterAsync(
        TestSolution test,
        AnalysisRun before,
        Solution solution,
        ImmutableArray<MarkupText> files,
        CancellationToken cancellationToken)
    {
        var expected = Expectations(files, FixedDiagnostics, everyPlace: false);
        var after = await AnalysisRun.WholeAsync(solution, Analyzers, cancellationToken).ConfigureAwait(false);
        VerifyNoNewError($"{_name} makes code that does not compile.", before, after, files, solution);

        // By id alone: a fix may move what it does not fix.
        VerifyNothingNew(before.Rules, after.Rules, diagnostic => diagnostic.Id);
        var named = expected.Select(result => result.Id).ToHashSet(StringComparer.Ordinal);
        VerifyNothingNew(before.Compiler, after.Compiler.Where(diagnostic => !named.Contains(diagnostic.Id)), WithoutPlace);
        if (OtherAnalyzers.Count > 0)
        {
            ImmutableArray<DiagnosticAnalyzer> others = [.. OtherAnalyzers];
            var othersBefore = await AnalysisRun.WholeAsync(test.Solution, others, cancellationToken).ConfigureAwait(false);
            var othersAfter = await AnalysisRun.WholeAsync(solution, others, cancellationToken).ConfigureAwait(false);
            VerifyNothingNew(othersBefore.Rules, othersAfter.Rules, diagnostic => diagnostic.Id);
        }

        DiagnosticComparison.Verify($"{Name} does not report in the fixed code what the test expects.", files, expected, Considered(expected, after));
    }

    private void VerifyNoNewError(string what, AnalysisRun before, AnalysisRun after, ImmutableArray<MarkupText> files, Solution solution)
    {
        var stated = files.SelectMany(file => file.Spans).Select(span => span.Name).Concat(FixedDiagnostics.Select(result => result.Id)).ToHashSet(StringComparer.Ordinal);
        if (Added(before.Errors, after.Errors.Where(error => !stated.Contains(error.Id)), WithoutPlace) is { Count: > 0 } errors)
        {
            throw new VerificationException($"{what}\n{Lines(errors)}\n\n{SolutionTexts.Show(solution)}");
        }
    }

    private void VerifyNothingNew(IEnumerable<Diagnostic> before, IEnumerable<Diagnostic> after, Func<Diagnostic, string> kind)
    {
        if (Added(before, after, kind) is { Count: > 0 } added)
        {
            throw new VerificationException($"{_name} makes code that raises something new.\n{Lines(added)}");
        }
    }

    /// <summary>The diagnostics of every kind that there are more of than before.</summary>
    private static List<Diagnostic> Added(IEnumerable<Diagnostic> before, IEnumerable<Diagnostic> after, Func<Diagnostic, string> kind)
    {
        var counts = before.CountBy(kind).ToDictionary();
        return [.. after.GroupBy(kind).Where(group => group.Count() > counts.GetValueOrDefault(group.Key)).SelectMany(group => group)];
    }

    private static string WithoutPlace(Diagnostic diagnostic) => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";

    private ImmutableArray<MarkupText> FilesAfter(TestSolution test, IDictionary<string, string> stated)
    {
        var texts = stated.ToDictionary(file => PathOf(file.Key), file => file.Value, StringComparer.Ordinal);
        var changed = test.Files.Select(file => texts.Remove(file.Path, out var text) ? MarkupText.Parse(file.Path, text) : file).ToList();
        return [.. changed, .. texts.Select(added => MarkupText.Parse(added.Key, added.Value))];

        string PathOf(string file) => AdditionalProjects.Keys.Any(project => file.StartsWith(project + "/", StringComparison.Ordinal))
            ? "/" + file
            : TestSolution.PathOf(MainProject, file);
    }
}
