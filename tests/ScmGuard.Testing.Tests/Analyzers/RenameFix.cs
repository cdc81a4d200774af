using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Testing.Tests.Analyzers;

/// <summary>Renames <c>bad1</c> and its uses to <c>good1</c>. What may be wrong with a fix is set from outside.</summary>
public sealed class RenameFix : CodeFixProvider
{
    /// <summary>The new name; one action is offered for each.</summary>
    public IReadOnlyList<Func<string, string>> NewNames { get; init; } = [name => name.Replace("bad", "good", StringComparison.Ordinal)];

    /// <summary>What a use of the name becomes.</summary>
    public Func<string, string>? NewUse { get; init; }

    public Func<string, string?> Key { get; init; } = newName => "rename to " + newName[..1];

    public FixAllProvider? FixAll { get; init; } = WellKnownFixAllProviders.BatchFixer;

    public ImmutableArray<string> Ids { get; init; } = ["TST0001", "TST0002"];

    public override ImmutableArray<string> FixableDiagnosticIds => Ids;

    public override FixAllProvider? GetFixAllProvider() => FixAll;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        foreach (var newName in NewNames)
        {
            var name = newName(root.FindToken(context.Span.Start).ValueText);
            context.RegisterCodeFix(
                CodeAction.Create($"Rename to {name}", _ => Task.FromResult(context.Document.WithSyntaxRoot(Rename(root, context.Span.Start, name))), Key(name)),
                context.Diagnostics);
        }
    }

    private SyntaxNode Rename(SyntaxNode root, int position, string newName)
    {
        var declared = root.FindToken(position);
        var scope = declared.Parent!.AncestorsAndSelf().OfType<MethodDeclarationSyntax>().FirstOrDefault() ?? root;
        var places = scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == declared.ValueText);
        return root.ReplaceTokens(places, (old, _) =>
            SyntaxFactory.Identifier(old.LeadingTrivia, old == declared || NewUse is null ? newName : NewUse(old.ValueText), old.TrailingTrivia));
    }
}
