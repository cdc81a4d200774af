using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>Finds the one value that a local, a field or a property has for as long as it lives.</summary>
internal static class SettledValue
{
    /// <summary>The expression that gives a symbol its only value.</summary>
    /// <param name="reference">An expression that reads the symbol.</param>
    /// <param name="cancellationToken">Cancels the search for writes.</param>
    /// <param name="isContentFree">True if only the object counts and not what is written into it: an array keeps its length.</param>
    /// <returns>Null if there is no such expression, or if another value can take its place.</returns>
    public static IOperation? Of(IOperation reference, CancellationToken cancellationToken, bool isContentFree = false)
    {
        var symbol = reference switch
        {
            ILocalReferenceOperation { IsDeclaration: false, Local: { IsRef: false } local } => local,
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => (ISymbol)field.OriginalDefinition,
            IPropertyReferenceOperation { Property: { SetMethod: null } property } when IsFinal(property) => property.OriginalDefinition,
            _ => null,
        };
        if (symbol?.DeclaringSyntaxReferences is not [var declaration]
            || reference.SemanticModel is not { } model
            || (declaration.SyntaxTree != model.SyntaxTree && !model.Compilation.ContainsSyntaxTree(declaration.SyntaxTree)))
        {
            return null;
        }

        var syntax = declaration.GetSyntax(cancellationToken);
        if (Initializer(syntax) is not { } value || IsWrittenLater(symbol, syntax, isContentFree, model.Compilation, cancellationToken))
        {
            return null;
        }

        // Another file's model is asked for only here, where a Zymbit call has led to it.
        var home = declaration.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(declaration.SyntaxTree);
        return home.GetOperation(Bare(value), cancellationToken);
    }

    /// <summary>A derived type can give a virtual property another value.</summary>
    private static bool IsFinal(IPropertySymbol property) =>
        property is { IsIndexer: false, IsAbstract: false, IsVirtual: false } && (!property.IsOverride || property.IsSealed || property.ContainingType.IsSealed);

    /// <summary>Parentheses and <c>!</c> are not operations.</summary>
    private static ExpressionSyntax Bare(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Bare(suppressed.Operand),
        _ => value,
    };

    private static ExpressionSyntax? Initializer(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
        PropertyDeclarationSyntax { Initializer.Value: { } initial } => initial,
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ ExpressionBody.Expression: { } body }] } => body,
        PropertyDeclarationSyntax { AccessorList.Accessors: [{ Body.Statements: [ReturnStatementSyntax { Expression: { } returned }] }] } => returned,
        _ => null,
    };

    private static bool IsWrittenLater(ISymbol symbol, SyntaxNode declaration, bool isContentFree, Compilation compilation, CancellationToken cancellationToken)
    {
        // Bytes change in place.
        var holdsBytes = !isContentFree && symbol switch
        {
            ILocalSymbol local => local.Type is IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" },
            IFieldSymbol field => field.Type is IArrayTypeSymbol,
            IPropertySymbol property => property.Type is IArrayTypeSymbol,
            _ => false,
        };
        return Scopes(symbol, declaration, cancellationToken).Any(scope => Writes.Of(symbol, scope, holdsBytes, compilation, cancellationToken));
    }

    /// <summary>A local is written in the member that declares it; a field or a property without a setter in its type's constructors.</summary>
    private static IEnumerable<SyntaxNode> Scopes(ISymbol symbol, SyntaxNode declaration, CancellationToken cancellationToken) =>
        symbol is ILocalSymbol
            ? [Writes.ScopeOf(declaration)]
            : symbol.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken));
}
