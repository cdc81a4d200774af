using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.CodeFixes.NativeInterop;

/// <summary>Changes of a declaration and of what calls it. They are tried on a copy of the compilation first: what would bring a new warning is not certain.</summary>
internal sealed class DeclarationChange(ProjectEdit edit, IMethodSymbol signature)
{
    /// <summary>What the compiler says where the generator has not yet filled in a changed method.</summary>
    private static readonly HashSet<string> _ofGenerators = ["CS8795", "CS0759"];

    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> _replacements = [];

    /// <summary>Where the method is called, if it is called by its name everywhere; null if it is also handed on.</summary>
    public IReadOnlyList<InvocationExpressionSyntax>? Calls()
    {
        var calls = new List<InvocationExpressionSyntax>();
        foreach (var mention in MentionsOf())
        {
            if (Mentions.Call(mention) is not { } call)
            {
                return null;
            }

            calls.Add(call);
        }

        return calls;
    }

    /// <summary>Gives the method another name wherever it is mentioned.</summary>
    public void Rename(SyntaxNode declaration, string name)
    {
        Replace(declaration, current => current switch
        {
            MethodDeclarationSyntax method => method.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(method.Identifier)),
            LocalFunctionStatementSyntax function => function.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(function.Identifier)),
            _ => current,
        });
        foreach (var mention in MentionsOf())
        {
            Replace(mention, current => ((SimpleNameSyntax)current).WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(((SimpleNameSyntax)current).Identifier)));
        }
    }

    /// <summary>Replaces a node; the change gets what is replaced within it.</summary>
    public void Replace(SyntaxNode node, Func<SyntaxNode, SyntaxNode> change) => _replacements[node] = change;

    /// <summary>Plans the changes if they are certain.</summary>
    public bool TryPlan()
    {
        if (_replacements.Count == 0 || _replacements.Keys.Any(node => edit.Edit(node.SyntaxTree) is not { } document || document.IsReplaced(node)) || !IsClean())
        {
            return false;
        }

        foreach (var replacement in _replacements)
        {
            edit.Edit(replacement.Key.SyntaxTree)!.Replace(replacement.Key, replacement.Value);
        }

        return true;
    }

    private IEnumerable<SimpleNameSyntax> MentionsOf() =>
        edit.Compilation.SyntaxTrees
            .Where(tree => edit.Project.GetDocument(tree) is not null)
            .SelectMany(tree => Mentions.Of(signature.Name, tree.GetRoot(edit.CancellationToken), edit.CancellationToken))
            .Where(mention => edit.Compilation.GetSemanticModel(mention.SyntaxTree).GetSymbolInfo(mention, edit.CancellationToken) is var info
                && (SymbolEqualityComparer.Default.Equals(info.Symbol?.OriginalDefinition, signature) || info.CandidateSymbols.Any(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, signature))));

    private bool IsClean()
    {
        Compilation changed = edit.Compilation;
        var pairs = new List<(SyntaxTree Before, SyntaxTree After)>();

        // What a generator made of the old declaration would still be there to be called.
        changed = changed.RemoveSyntaxTrees(edit.Compilation.SyntaxTrees.Where(tree => edit.Project.GetDocument(tree) is null && Names(tree, signature.Name)));
        var name = signature.MethodKind is MethodKind.DelegateInvoke ? signature.ContainingType.Name : signature.Name;
        foreach (var tree in edit.Compilation.SyntaxTrees.Where(tree => edit.Project.GetDocument(tree) is not null))
        {
            var inside = _replacements.Keys.Where(node => node.SyntaxTree == tree).ToList();
            if (inside.Count > 0)
            {
                var root = tree.GetRoot(edit.CancellationToken).ReplaceNodes(inside, (original, current) => _replacements[original](current));
                var after = tree.WithRootAndOptions(root, tree.Options);
                changed = changed.ReplaceSyntaxTree(tree, after);
                pairs.Add((tree, after));
            }
            else if (name.Length > 0 && Names(tree, name))
            {
                pairs.Add((tree, tree));
            }
        }

        return pairs.TrueForAll(pair => Problems(changed, pair.After).IsSubsetOf(Problems(edit.Compilation, pair.Before)));
    }

    private bool Names(SyntaxTree tree, string name) => tree.GetText(edit.CancellationToken).ToString().Contains(name);

    /// <summary>The errors and warnings of a file: how often which.</summary>
    private HashSet<(string Id, int Number)> Problems(Compilation compilation, SyntaxTree tree) =>
    [
        .. compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: edit.CancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !_ofGenerators.Contains(diagnostic.Id))
            .GroupBy(static diagnostic => diagnostic.Id)
            .SelectMany(static same => same.Select((_, number) => (same.Key, number))),
    ];
}
