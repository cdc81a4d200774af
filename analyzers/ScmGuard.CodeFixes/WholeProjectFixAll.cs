using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScmGuard.CodeFixes;

/// <summary>Repairs all diagnostics of a project in one pass. Merging single repairs would give two wallets the same name.</summary>
internal sealed class WholeProjectFixAll(ZymbitFix fix) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var solution = fixAllContext.Solution;
        foreach (var project in ProjectsIn(fixAllContext))
        {
            var diagnostics = await DiagnosticsAsync(fixAllContext, project).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                solution = await fix.FixAsync(solution, project, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
            }
        }

        return solution == fixAllContext.Solution ? null : fix.ActionTo(solution);
    }

    private static IEnumerable<Project> ProjectsIn(FixAllContext context) => context.Scope is FixAllScope.Solution
        ? context.Solution.Projects.Where(static project => project.Language == LanguageNames.CSharp)
        : [context.Project];

    private static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context, Project project) => context is { Scope: FixAllScope.Document, Document: { } document }
        ? context.GetDocumentDiagnosticsAsync(document)
        : context.GetAllDiagnosticsAsync(project);
}
