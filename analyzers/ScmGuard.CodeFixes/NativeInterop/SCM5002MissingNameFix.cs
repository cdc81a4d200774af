using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Analyzers.Rules.NativeInterop.Abi;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.NativeInterop;

/// <summary>SCM5002: writes the name that exists, where it takes the same parameters.</summary>
/// <remarks>A declaration must have the shape of the function that it would then bind; a name in a Python text, and one that a constant holds, is the author's.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM5002MissingNameFix : ZymbitFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM5002");

    internal override string Title => "Use the name that exists";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var model = edit.Compilation.GetSemanticModel(diagnostic.Location.SourceTree!);
            foreach (var bound in BoundNames.In(model, SCM5002MissingName.IsKnownToBeMissing, edit.CancellationToken).Where(bound => bound.Location == diagnostic.Location).Take(1))
            {
                if (ExistingName.InPlaceOf(bound.Name, bound.IsPython) is { Replacement: { } name } && (bound.Declaration is null || Fits(bound.Declaration, name, edit)))
                {
                    Write(name, bound, edit);
                }
            }
        }
    }

    private static bool Fits(NativeDeclaration declaration, string name, ProjectEdit edit) =>
        !declaration.Syntax.ContainsDiagnostics && Operations.TryGetByNativeName(name, out var operation) && !AbiComparison.FaultsOf(declaration, operation, edit.Compilation).Any();

    private static void Write(string name, BoundName bound, ProjectEdit edit)
    {
        var tree = bound.Location.SourceTree!;
        var node = tree.GetRoot(edit.CancellationToken).FindNode(bound.Location.SourceSpan, getInnermostNodeForTie: true);
        switch (node)
        {
            case LiteralExpressionSyntax literal when literal.Span == bound.Location.SourceSpan:
                Replace(literal, literal.WithToken(SyntaxFactory.Literal(name).WithTriviaFrom(literal.Token)), edit);
                break;
            case IdentifierNameSyntax member when bound.IsPython && member.Span == bound.Location.SourceSpan:
                Replace(member, SyntaxFactory.IdentifierName(name).WithTriviaFrom(member), edit);
                break;
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax when bound.Declaration is { } declaration:
                var renamed = new DeclarationChange(edit, declaration.Signature);
                renamed.Rename(node, name);
                if (IsSeenElsewhere(declaration.Signature) || !renamed.TryPlan())
                {
                    BindByAttribute(name, node, declaration, edit);
                }

                break;
        }
    }

    private static void Replace(SyntaxNode node, SyntaxNode right, ProjectEdit edit)
    {
        if (edit.Edit(node.SyntaxTree) is { } document && !document.IsReplaced(node))
        {
            document.Replace(node, _ => right);
        }
    }

    /// <summary>What another assembly may call keeps its name.</summary>
    private static bool IsSeenElsewhere(IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal or Accessibility.NotApplicable)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Leaves the method its name, and says which function it is.</summary>
    private static void BindByAttribute(string name, SyntaxNode node, NativeDeclaration declaration, ProjectEdit edit)
    {
        var attribute = node.ChildNodes().OfType<AttributeListSyntax>().SelectMany(static list => list.Attributes)
            .FirstOrDefault(static attribute => attribute.Name.ToString().Contains("DllImport") || attribute.Name.ToString().Contains("LibraryImport"));
        if (attribute?.ArgumentList is { } list)
        {
            var change = new DeclarationChange(edit, declaration.Signature);
            var argument = SyntaxFactory.ParseAttributeArgumentList("(EntryPoint = \"" + name + "\")")!.Arguments[0];
            change.Replace(list, current => ((AttributeArgumentListSyntax)current).AddArguments(argument).WithAdditionalAnnotations(DocumentEdit.Formatted));
            change.TryPlan();
        }
    }
}
