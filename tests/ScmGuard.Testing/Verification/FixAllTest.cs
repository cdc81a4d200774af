using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace ScmGuard.Testing;

/// <summary>A test that FixAll does what fixing one diagnostic after the other does, without a word from the test about what that is.</summary>
/// <remarks>
/// Out of one program it makes many: copies in one document, in two documents and in two projects, on a single line, types within types, calls within
/// calls. In each of the scopes it verifies that one FixAll repairs a place completely and nothing outside it, that all of them arrive where single steps
/// arrive, that the result compiles, and that no rule and no compiler warning has more to say than before.
/// </remarks>
/// <param name="fix">The fix under test.</param>
/// <param name="analyzers">Every rule that there is: those that the fix answers, and those that must find nothing new in what it writes.</param>
public sealed class FixAllTest(CodeFixProvider fix, params ImmutableArray<DiagnosticAnalyzer> analyzers) : TestProject
{
    /// <summary>The scopes in which every fix must be able to fix all.</summary>
    public static ImmutableArray<FixAllScope> Scopes { get; } =
        [FixAllScope.ContainingMember, FixAllScope.ContainingType, FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    private readonly string _name = fix.GetType().Name;

    private readonly ImmutableArray<DiagnosticAnalyzer> _fixable =
        [.. analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => fix.FixableDiagnosticIds.Contains(descriptor.Id)))];

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Verifies FixAll on everything that is made of <see cref="TestProject.Source"/>.</summary>
    /// <returns>How many diagnostics were fixed in each scope, over all programs.</returns>
    /// <exception cref="VerificationException">A check fails; the message says in which program and scope, and shows the difference.</exception>
    public async Task<int> VerifyAsync()
    {
        if (fix.GetFixAllProvider() is not { } provider || Scopes.Except(provider.GetSupportedFixAllScopes()).ToList() is { Count: > 0 } missing)
        {
            throw new VerificationException($"{_name} must support FixAll in {string.Join(", ", Scopes)}.");
        }

        var runner = new FixRunner(fix, _fixable, static actions => actions.FirstOrDefault(), CancellationToken);
        var count = 0;
        foreach (var (what, solution) in _fixable.IsEmpty ? [] : await ProgramsAsync().ConfigureAwait(false))
        {
            // In a single document there is nothing that a wider scope could reach, and members were taken one by one before.
            var scopes = solution.ProjectIds.Count > 1 ? Scopes : [FixAllScope.ContainingType, FixAllScope.Document];
            try
            {
                count += await VerifyAsync(runner, provider, solution, scopes).ConfigureAwait(false);
            }
            catch (VerificationException exception)
            {
                throw new VerificationException($"Of {what}: {exception.Message}\n\nThe program:\n{SolutionTexts.Show(solution)}");
            }
        }

        return count > 0 ? count : throw new VerificationException($"{_name} offers nothing, so that nothing was verified:\n{Source}");
    }

    private async Task<List<(string What, Solution Solution)>> ProgramsAsync()
    {
        List<(string, Solution)> programs =
        [
            (
                "copies in documents and projects",
                Make(
                    ("One", ("A.cs", ProgramCopies.SideBySide(Source, "First", "Second"))),
                    ("One", ("B.cs", ProgramCopies.SideBySide(Source, "Third"))),
                    ("Two", ("C.cs", ProgramCopies.SideBySide(Source, "Fourth"))))
            ),
        ];
        if (ProgramCopies.OnOneLine(ProgramCopies.SideBySide(Source, "First", "Second")) is { } line)
        {
            programs.Add(("copies on one line", Make(("One", ("A.cs", line)))));
        }

        if (ProgramCopies.WithinItself(Source) is { } within)
        {
            programs.Add(("types within types", Make(("One", ("A.cs", within)))));
        }

        var once = Make(("One", ("A.cs", Source)));
        if (await CallsWithinCallsAsync(once).ConfigureAwait(false) is { } nested)
        {
            programs.Add(("calls within calls", nested));
        }

        return programs;
    }

    private Solution Make(params IReadOnlyList<(string Project, (string Name, string Text) File)> files)
    {
        var projects = files.GroupBy(static file => file.Project, static file => file.File).Select(group => (group.Key, Copy(group))).ToList();
        return TestSolution.Create(projects, analyzers).Solution;

        TestProject Copy(IEnumerable<(string Name, string Text)> texts)
        {
            TestProject project = new() { RunGenerators = RunGenerators, LanguageVersion = LanguageVersion, ReferenceAssemblies = ReferenceAssemblies, Nullable = Nullable, AllowUnsafe = AllowUnsafe };
            foreach (var reference in References)
            {
                project.References.Add(reference);
            }

            foreach (var (key, value) in GlobalOptions)
            {
                project.GlobalOptions.Add(key, value);
            }

            foreach (var (name, text) in texts)
            {
                project.Sources.Add(name, text);
            }

            return project;
        }
    }

    /// <summary>Every flagged call once more as its own argument, where the types allow it; null where they nowhere do.</summary>
    private async Task<Solution?> CallsWithinCallsAsync(Solution solution)
    {
        var document = solution.Projects.Single().Documents.Single();
        var root = await document.GetSyntaxRootAsync(CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(CancellationToken).ConfigureAwait(false);
        var run = await AnalysisRun.WholeAsync(solution, _fixable, CancellationToken).ConfigureAwait(false);
        var arguments = run.Rules
            .Where(diagnostic => diagnostic.Location.IsInSource)
            .Select(diagnostic => root!.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
            .OfType<InvocationExpressionSyntax>()
            .Distinct()
            .Select(call => call.ArgumentList.Arguments.LastOrDefault(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && Fits(call, argument.Expression)))
            .OfType<ArgumentSyntax>()
            .ToList();
        if (arguments.Count == 0)
        {
            return null;
        }

        var nested = root!.ReplaceNodes(arguments, static (argument, _) => argument.WithExpression((InvocationExpressionSyntax)argument.Parent!.Parent!.WithoutTrivia()));
        var changed = Make(("One", (document.Name, nested.ToFullString())));
        return (await AnalysisRun.WholeAsync(changed, [], CancellationToken).ConfigureAwait(false)).Errors.Any() ? null : changed;

        bool Fits(ExpressionSyntax call, ExpressionSyntax argument) =>
            model.GetTypeInfo(call, CancellationToken).Type is { TypeKind: not TypeKind.Error } type
            && SymbolEqualityComparer.Default.Equals(type, model.GetTypeInfo(argument, CancellationToken).ConvertedType);
    }

    private async Task<int> VerifyAsync(FixRunner runner, FixAllProvider provider, Solution solution, ImmutableArray<FixAllScope> scopes)
    {
        var before = await AnalysisRun.WholeAsync(solution, analyzers, CancellationToken).ConfigureAwait(false);
        if (before.Errors.FirstOrDefault() is { } error)
        {
            throw new VerificationException($"it does not compile: {DiagnosticComparison.Describe(error)}.");
        }

        var offered = await runner.OfferedAsync(solution).ConfigureAwait(false);
        var stepped = await OneByOneAsync(runner, solution, offered.Length).ConfigureAwait(false);
        await VerifyAfterAsync("one diagnostic after the other", before, stepped).ConfigureAwait(false);
        foreach (var scope in scopes)
        {
            var all = await AllAsync(runner, provider, scope, solution, offered).ConfigureAwait(false);
            if (SolutionTexts.Difference(stepped, all) is { } difference)
            {
                throw new VerificationException($"{_name} arrives by FixAll in {scope} at other code than one diagnostic after the other (-).\n{difference}");
            }
        }

        return offered.Length;
    }

    private async Task<Solution> OneByOneAsync(FixRunner runner, Solution solution, int limit)
    {
        for (var step = 0; await runner.FirstOfferAsync(solution).ConfigureAwait(false) is { } next; step++)
        {
            if (step == limit)
            {
                throw new VerificationException($"{_name} is not done after {limit} steps, one for each diagnostic: it still offers {next}.");
            }

            solution = await ChangeAsync($"{next}", solution, await runner.ApplyAsync(next.Action, solution).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return solution;
    }

    private async Task<Solution> AllAsync(FixRunner runner, FixAllProvider provider, FixAllScope scope, Solution solution, ImmutableArray<OfferedFix> offered)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        foreach (var offer in offered)
        {
            places.Add(await PlaceAsync(scope, offer).ConfigureAwait(false));
        }

        while (await runner.FirstOfferAsync(solution).ConfigureAwait(false) is { } next)
        {
            if (next.Action.EquivalenceKey is null)
            {
                throw new VerificationException($"{_name} supports FixAll, but {next} has no equivalence key.");
            }

            var place = await PlaceAsync(scope, next).ConfigureAwait(false);
            if (!places.Remove(place))
            {
                throw new VerificationException($"{_name} is not done with {place} after one FixAll in {scope}: it still offers {next}.\n\n{SolutionTexts.Show(solution)}");
            }

            // A type's scope has the types within it.
            places.RemoveWhere(inner => scope is FixAllScope.ContainingType && inner.StartsWith(place + ".", StringComparison.Ordinal));
            var action = await runner.FixAllAsync(provider, scope, next).ConfigureAwait(false)
                ?? throw new VerificationException($"{_name} has no FixAll in {scope}: {next}.");
            solution = await ChangeAsync($"FixAll in {scope}, {next}", solution, await runner.ApplyAsync(action, solution).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return places.Count == 0
            ? solution
            : throw new VerificationException($"{_name} reaches by FixAll in {scope} beyond it: nothing is left to fix in {string.Join(", ", places)}.");
    }

    private async Task<Solution> ChangeAsync(string what, Solution before, Solution after)
    {
        if (SolutionTexts.AreSame(before, after))
        {
            throw new VerificationException($"{_name} changes nothing: {what}.");
        }

        return await AnalysisRun.FirstErrorAsync(before, after, CancellationToken).ConfigureAwait(false) is { } error
            ? throw new VerificationException($"{_name} makes code that does not compile: {what}.\n  {DiagnosticComparison.Describe(error)}\n\n{SolutionTexts.Show(after)}")
            : after;
    }

    private async Task VerifyAfterAsync(string how, AnalysisRun before, Solution solution)
    {
        var after = await AnalysisRun.WholeAsync(solution, analyzers, CancellationToken).ConfigureAwait(false);
        var counts = before.Rules.Concat(before.Compiler).CountBy(static diagnostic => diagnostic.Id).ToDictionary();
        var more = after.Rules.Concat(after.Compiler)
            .GroupBy(static diagnostic => diagnostic.Id)
            .FirstOrDefault(group => group.Count() > counts.GetValueOrDefault(group.Key));
        if (more is not null)
        {
            throw new VerificationException(
                $"{_name} makes code that raises something new, {how}: {more.Key} {more.Count()} times instead of {counts.GetValueOrDefault(more.Key)}.\n{string.Join('\n', more.Select(static one => "  " + DiagnosticComparison.Describe(one)))}\n\n{SolutionTexts.Show(solution)}");
        }
    }

    /// <summary>What one FixAll in a scope covers, named so that it is recognised after a change.</summary>
    private static async Task<string> PlaceAsync(FixAllScope scope, OfferedFix offer)
    {
        var project = offer.Document.Project;
        switch (scope)
        {
            case FixAllScope.Solution:
                return "the solution";
            case FixAllScope.Project:
                return $"project {project.Name}";
            case FixAllScope.Document:
                return $"{project.Name}/{offer.Document.Name}";
        }

        var root = await offer.Document.GetSyntaxRootAsync(CancellationToken).ConfigureAwait(false);
        var model = await offer.Document.GetSemanticModelAsync(CancellationToken).ConfigureAwait(false);
        var node = root!.FindNode(offer.Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var type = node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();
        var typeName = type is null ? "the program" : model!.GetDeclaredSymbol(type, CancellationToken)!.ToDisplayString();
        if (scope is FixAllScope.ContainingType)
        {
            return $"{project.Name}, type {typeName}";
        }

        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static candidate => candidate is not GlobalStatementSyntax);
        var memberName = member switch
        {
            null or BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax => "",
            BaseFieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
            _ => model!.GetDeclaredSymbol(member, CancellationToken)?.ToDisplayString(),
        };
        return $"{project.Name}, type {typeName}, member {memberName}";
    }
}
