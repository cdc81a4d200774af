using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.CodeFixes;

/// <summary>All edits of one project, planned against its unchanged code and applied together.</summary>
internal sealed class ProjectEdit
{
    private readonly Dictionary<SyntaxTree, DocumentEdit> _documents = [];
    private readonly Dictionary<object, HashSet<string>> _takenNames = [];

    private ProjectEdit(Project project, CSharpCompilation compilation, ZymbitCompilation zymbit, CancellationToken cancellationToken)
    {
        Project = project;
        Compilation = compilation;
        Zymbit = zymbit;
        CancellationToken = cancellationToken;
        WalletNames = new WalletNames(compilation, zymbit, cancellationToken);
    }

    public Project Project { get; }

    public CSharpCompilation Compilation { get; }

    public ZymbitCompilation Zymbit { get; }

    public WalletNames WalletNames { get; }

    public CancellationToken CancellationToken { get; }

    /// <summary>An assembly can switch marshalling off for <c>DllImport</c>: then no text and no attribute about one can be passed this way.</summary>
    public bool LacksMarshalling => Compilation.Assembly.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "DisableRuntimeMarshallingAttribute" });

    /// <summary>Starts the edits of a project, or returns null if nothing in it can reach Zymbit.</summary>
    public static async Task<ProjectEdit?> TryStartAsync(Project project, CancellationToken cancellationToken) =>
        await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is CSharpCompilation compilation
        && ZymbitCompilation.TryGet(compilation, project.AnalyzerOptions, cancellationToken) is { } zymbit
            ? new ProjectEdit(project, compilation, zymbit, cancellationToken)
            : null;

    /// <summary>The diagnostics of files that can be edited, in the order of the source, so that what is numbered is numbered as it is read.</summary>
    public ImmutableArray<Diagnostic> InOrder(ImmutableArray<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Location.SourceTree is { } tree && Compilation.ContainsSyntaxTree(tree) && Project.GetDocument(tree) is not null)
        .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal)
        .ThenBy(static diagnostic => diagnostic.Location.SourceSpan)
        .GroupBy(static diagnostic => diagnostic.Location)
        .Select(static same => same.First())
        .ToImmutableArray();

    /// <summary>The Zymbit call at a place, or null if there is another node.</summary>
    public FlaggedCall? CallAt(Location location)
    {
        var tree = location.SourceTree!;
        var node = tree.GetRoot(CancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true);
        var model = Compilation.GetSemanticModel(tree);
        return node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } syntax
            && syntax.Span == location.SourceSpan
            && !syntax.ContainsDiagnostics
            && Zymbit.TryRecognize(syntax, model, CancellationToken) is { } call
                ? new FlaggedCall(syntax, call, model)
                : null;
    }

    /// <summary>The edits of a file, or null if the file is not the project's to edit, such as what a generator wrote.</summary>
    public DocumentEdit? Edit(SyntaxTree tree)
    {
        if (!_documents.TryGetValue(tree, out var edit) && Project.GetDocument(tree) is { } document)
        {
            edit = new DocumentEdit(document.Id, tree.GetRoot(CancellationToken));
            _documents.Add(tree, edit);
        }

        return edit;
    }

    /// <summary>The names that declarations in a scope have, planned ones included once they are added.</summary>
    public HashSet<string> TakenNames(object scope, Func<IEnumerable<string>> read)
    {
        if (!_takenNames.TryGetValue(scope, out var taken))
        {
            taken = new HashSet<string>(read(), StringComparer.Ordinal);
            _takenNames.Add(scope, taken);
        }

        return taken;
    }

    /// <summary>The solution with all planned edits, or the same solution if there are none.</summary>
    public async Task<Solution> ApplyAsync(Solution solution)
    {
        foreach (var edit in _documents.Values)
        {
            if (!edit.IsEmpty)
            {
                solution = await edit.ApplyAsync(solution, CancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }
}
