using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScmGuard.CodeFixes;

/// <summary>The base of every fix. It decides once what no fix may decide for itself.</summary>
/// <remarks>
/// One diagnostic or all of a solution take the same way, project by project, so that names are unique and added functions are shared in one pass.
/// A fix is offered exactly where it changes something: where the rewrite is not certain, it changes nothing.
/// </remarks>
public abstract class ZymbitFix : CodeFixProvider
{
    /// <summary>What the editor shows.</summary>
    internal abstract string Title { get; }

    /// <inheritdoc />
    public sealed override FixAllProvider GetFixAllProvider() => new WholeProjectFixAll(this);

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var project = context.Document.Project;
            var repaired = await FixAsync(project.Solution, project, ImmutableArray.Create(diagnostic), context.CancellationToken).ConfigureAwait(false);
            if (repaired != project.Solution)
            {
                context.RegisterCodeFix(ActionTo(repaired), diagnostic);
            }
        }
    }

    /// <summary>The action that an editor applies.</summary>
    internal CodeAction ActionTo(Solution repaired) => CodeAction.Create(Title, _ => Task.FromResult(repaired), GetType().Name);

    /// <summary>Repairs what is certain among the diagnostics of one project.</summary>
    /// <param name="solution">The solution as other projects' repairs have left it; the project's own documents are still unchanged in it.</param>
    /// <param name="project">The project that the diagnostics belong to.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The repaired solution, or <paramref name="solution"/> itself.</returns>
    internal async Task<Solution> FixAsync(Solution solution, Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var edit = await ProjectEdit.TryStartAsync(project, cancellationToken).ConfigureAwait(false);
        if (edit is null)
        {
            return solution;
        }

        Plan(edit, edit.InOrder(diagnostics));
        return await edit.ApplyAsync(solution).ConfigureAwait(false);
    }

    /// <summary>Plans the edits of one project for all its diagnostics together.</summary>
    /// <param name="edit">Takes the edits.</param>
    /// <param name="diagnostics">The diagnostics in the order of the source.</param>
    private protected abstract void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics);
}
