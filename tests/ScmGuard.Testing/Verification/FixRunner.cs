using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>Asks a fix for its actions and applies them, as an editor does.</summary>
internal sealed class FixRunner(CodeFixProvider fix, ImmutableArray<DiagnosticAnalyzer> analyzers, Func<ImmutableArray<CodeAction>, CodeAction?> choose, CancellationToken cancellationToken)
{
    private string Name { get; } = fix.GetType().Name;

    /// <summary>The chosen action for each diagnostic that has one.</summary>
    public async Task<ImmutableArray<OfferedFix>> OfferedAsync(Solution solution)
    {
        var offered = ImmutableArray.CreateBuilder<OfferedFix>();
        var run = await AnalysisRun.WholeAsync(solution, analyzers, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in run.Rules.Where(IsFixable))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && choose(await ActionsAsync(document, diagnostic).ConfigureAwait(false)) is { } action)
            {
                offered.Add(new OfferedFix(document, diagnostic, action));
            }
        }

        return offered.ToImmutable();
    }

    /// <summary>The first offer that <see cref="OfferedAsync"/> would have, or null.</summary>
    public async Task<OfferedFix?> FirstOfferAsync(Solution solution)
    {
        foreach (var diagnostic in await AnalysisRun.RulesAsync(solution, analyzers, cancellationToken).ConfigureAwait(false))
        {
            if (IsFixable(diagnostic)
                && solution.GetDocument(diagnostic.Location.SourceTree) is { } document
                && choose(await ActionsAsync(document, diagnostic).ConfigureAwait(false)) is { } action)
            {
                return new OfferedFix(document, diagnostic, action);
            }
        }

        return null;
    }

    /// <summary>Every action for every diagnostic, whatever the test chooses.</summary>
    public async Task<ImmutableArray<OfferedFix>> EveryOfferAsync(Solution solution)
    {
        var offered = ImmutableArray.CreateBuilder<OfferedFix>();
        var run = await AnalysisRun.WholeAsync(solution, analyzers, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in run.Rules.Where(IsFixable))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
            {
                offered.AddRange((await ActionsAsync(document, diagnostic).ConfigureAwait(false)).Select(action => new OfferedFix(document, diagnostic, action)));
            }
        }

        return offered.ToImmutable();
    }

    /// <summary>Applies an action.</summary>
    /// <exception cref="VerificationException">It throws, or yields something else than one changed solution.</exception>
    public async Task<Solution> ApplyAsync(CodeAction action, Solution solution)
    {
        var operations = await CallAsync($"'{action.Title}'", () => action.GetOperationsAsync(solution, new Progress<CodeAnalysisProgress>(), cancellationToken)).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().ToList() is [var changes]
            ? await ReadAgainAsync(solution, changes.ChangedSolution).ConfigureAwait(false)
            : throw new VerificationException($"The action '{action.Title}' of {Name} does not yield exactly one changed solution.");
    }

    /// <summary>The action that fixes everything like an offered fix in a scope, or null.</summary>
    public Task<CodeAction?> FixAllAsync(FixAllProvider provider, FixAllScope scope, OfferedFix sample)
    {
        var context = new FixAllContext(
            sample.Document,
            sample.Diagnostic.Location.SourceSpan,
            fix,
            scope,
            sample.Action.EquivalenceKey,
            fix.FixableDiagnosticIds,
            new FixAllDiagnostics(analyzers, fix.FixableDiagnosticIds),
            cancellationToken);
        return CallAsync($"FixAll in {scope}", () => provider.GetFixAsync(context));
    }

    private bool IsFixable(Diagnostic diagnostic) => fix.FixableDiagnosticIds.Contains(diagnostic.Id);

    private async Task<ImmutableArray<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var context = new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.AddRange(Leaves(action)), cancellationToken);
        await CallAsync(DiagnosticComparison.Describe(diagnostic), async () =>
        {
            await fix.RegisterCodeFixesAsync(context).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return actions.ToImmutable();
    }

    /// <summary>Parses what a fix wrote: a tree made by hand may not be the tree of its text.</summary>
    private async Task<Solution> ReadAgainAsync(Solution before, Solution changed)
    {
        foreach (var id in changed.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments().Concat(project.GetAddedDocuments())))
        {
            var text = await changed.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            changed = changed.WithDocumentText(id, SourceText.From(text.ToString(), text.Encoding));
        }

        return changed;
    }

    private static IEnumerable<CodeAction> Leaves(CodeAction action) =>
        action.NestedActions.IsEmpty ? [action] : action.NestedActions.SelectMany(Leaves);

    private async Task<T> CallAsync<T>(string what, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not VerificationException)
        {
            throw new VerificationException($"{Name} threw: {what}.\n\n{exception}");
        }
    }
}
