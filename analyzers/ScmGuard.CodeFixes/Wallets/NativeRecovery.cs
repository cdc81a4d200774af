using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Wallets;

/// <summary>Gives the library a place to write the mnemonic to, where the code passes a null pointer.</summary>
/// <remarks>
/// A pointer to a pointer gets the address of a local. A pointer by value gets <c>out</c>, for which the import is declared once more: other calls
/// of the first declaration stay as they are.
/// </remarks>
internal sealed class NativeRecovery(ProjectEdit edit)
{
    private readonly HashSet<SyntaxNode> _declared = [];

    /// <summary>What plans the edit for a name of the mnemonic's local, or null if the rewrite is not certain.</summary>
    public Action<string>? TryPlan(FlaggedCall call)
    {
        if (!call.Call.TryGetArgument(ArgumentRole.Mnemonic, out var mnemonic)
            || mnemonic.Value?.Parent is not IArgumentOperation { Parameter: { RefKind: RefKind.None } parameter, Syntax: ArgumentSyntax written }
            || call.Call.Method is not { } import)
        {
            return null;
        }

        return parameter.Type switch
        {
            IPointerTypeSymbol { PointedAtType: IPointerTypeSymbol pointer } => ByAddress(call, written, pointer),
            { SpecialType: SpecialType.System_IntPtr } => ByOut(call, written, import, parameter.Ordinal),
            _ => null,
        };
    }

    private Action<string>? ByAddress(FlaggedCall call, ArgumentSyntax written, ITypeSymbol pointer)
    {
        // Only a local of the call's own function has a fixed address, and none in a function that is suspended.
        var statement = call.Syntax.Ancestors().TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<StatementSyntax>().FirstOrDefault();
        if (statement is not { Parent: BlockSyntax }
            || call.Model.GetEnclosingSymbol(call.Syntax.SpanStart, edit.CancellationToken) is not IMethodSymbol { IsAsync: false }
            || edit.Edit(call.Syntax.SyntaxTree) is not { } document)
        {
            return null;
        }

        var type = pointer.ToMinimalDisplayString(call.Model, call.Syntax.SpanStart);
        return name =>
        {
            document.Replace(written.Expression, current => SyntaxFactory.ParseExpression("&" + name).WithTriviaFrom(current));
            document.InsertBefore(statement, [SyntaxFactory.ParseStatement($"{type} {name};{document.EndOfLine}").WithAdditionalAnnotations(DocumentEdit.Formatted)]);
        };
    }

    private Action<string>? ByOut(FlaggedCall call, ArgumentSyntax written, IMethodSymbol import, int ordinal)
    {
        var hasOverload = import.ContainingType.GetMembers(import.Name).OfType<IMethodSymbol>().Any(other =>
            other.Parameters.Length == import.Parameters.Length
            && other.Parameters.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, import.Parameters[parameter.Ordinal].Type)
                && parameter.RefKind == (parameter.Ordinal == ordinal ? RefKind.Out : import.Parameters[parameter.Ordinal].RefKind)));
        var declaration = (import.PartialDefinitionPart ?? import).DeclaringSyntaxReferences is [var reference] ? reference.GetSyntax(edit.CancellationToken) as MethodDeclarationSyntax : null;
        if (edit.Edit(call.Syntax.SyntaxTree) is not { } document
            || (!hasOverload && (declaration is null || declaration.ContainsDiagnostics || edit.Edit(declaration.SyntaxTree) is null)))
        {
            return null;
        }

        return name =>
        {
            document.Replace(written, current => WithOut((ArgumentSyntax)current, name));
            if (!hasOverload && _declared.Add(declaration!))
            {
                var home = edit.Edit(declaration!.SyntaxTree)!;
                home.InsertAfter(declaration, [Overload(declaration, ordinal, home.EndOfLine)]);
            }
        };
    }

    private static ArgumentSyntax WithOut(ArgumentSyntax argument, string name)
    {
        var parsed = SyntaxFactory.ParseArgumentList($"(out var {name})").Arguments[0];
        return argument.WithRefKindKeyword(parsed.RefKindKeyword.WithLeadingTrivia(argument.Expression.GetLeadingTrivia())).WithExpression(parsed.Expression.WithTrailingTrivia(argument.GetTrailingTrivia()));
    }

    private static MethodDeclarationSyntax Overload(MethodDeclarationSyntax declaration, int ordinal, string endOfLine)
    {
        var parameter = declaration.ParameterList.Parameters[ordinal];
        var changed = parameter
            .WithAttributeLists(default)
            .WithDefault(null)
            .WithType(parameter.Type!.WithoutLeadingTrivia())
            .WithModifiers(SyntaxFactory.TokenList(SyntaxFactory.Token(parameter.GetLeadingTrivia(), SyntaxKind.OutKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space))));
        var indentation = declaration.GetLeadingTrivia().LastOrDefault();
        return declaration
            .ReplaceNode(parameter, changed)
            .WithLeadingTrivia(indentation.IsKind(SyntaxKind.WhitespaceTrivia)
                ? SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(endOfLine), indentation)
                : SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine(endOfLine)))
            .WithTrailingTrivia(SyntaxFactory.EndOfLine(endOfLine));
    }
}
