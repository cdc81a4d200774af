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

/// <summary>Renames <c>bad1</c> and its uses to <c>good1</c>. What it does wrong is left to those that derive from it.</summary>
public class RenameFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => [BadNameAnalyzer.Rule.Id];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken))!;
        var name = root.FindToken(context.Span.Start);
        context.RegisterCodeFix(
            CodeAction.Create(
                $"Rename to {NewName(name.ValueText)}",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(Rename(root, name))),
                Key),
            context.Diagnostics);
    }

    protected virtual string? Key => "rename";

    protected virtual string NewName(string name) => name.Replace("bad", "good", System.StringComparison.Ordinal);

    /// <summary>The names that are replaced: the variable's and its uses'.</summary>
    protected virtual IEnumerable<SyntaxToken> Places(SyntaxNode root, SyntaxToken name)
    {
        var method = name.Parent!.AncestorsAndSelf().OfType<MethodDeclarationSyntax>().First();
        return method.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name.ValueText);
    }

    private SyntaxNode Rename(SyntaxNode root, SyntaxToken name) =>
        root.ReplaceTokens(Places(root, name), (old, _) => SyntaxFactory.Identifier(old.LeadingTrivia, NewName(name.ValueText), old.TrailingTrivia));
}
