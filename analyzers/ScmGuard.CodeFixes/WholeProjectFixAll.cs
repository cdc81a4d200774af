using System.Collections.Concurrent;
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
    private static readonly ImmutableArray<FixAllScope> _scopes =
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution, FixAllScope.ContainingMember, FixAllScope.ContainingType];

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => _scopes;

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

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context, Project project) => context switch
    {
        { Scope: FixAllScope.ContainingMember or FixAllScope.ContainingType } => await Listener.HearAsync(context).ConfigureAwait(false),
        { Scope: FixAllScope.Document, Document: { } document } => await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
        _ => await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false),
    };

    /// <summary>Changes nothing, and keeps what it was asked to fix. Which diagnostics a member or a type has, the host tells only a provider of this kind.</summary>
    private sealed class Listener : DocumentBasedFixAllProvider
    {
        private readonly ConcurrentQueue<Diagnostic> _heard = new();

        private Listener()
            : base(_scopes)
        {
        }

        public static async Task<ImmutableArray<Diagnostic>> HearAsync(FixAllContext context)
        {
            var listener = new Listener();
            await listener.GetFixAsync(context).ConfigureAwait(false);
            return [.. listener._heard];
        }

        protected override Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            foreach (var diagnostic in diagnostics)
            {
                _heard.Enqueue(diagnostic);
            }

            return Task.FromResult<Document?>(null);
        }
    }
}
