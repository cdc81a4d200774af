using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Values;

/// <summary>Finds the places that give a symbol a new value.</summary>
internal static class Writes
{
    /// <summary>True if a symbol is written in a piece of code, besides by its own initializer.</summary>
    /// <param name="symbol">A local, a parameter, a field or a property.</param>
    /// <param name="scope">The piece of code.</param>
    /// <param name="holdsBytes">True if a change of an element counts as well.</param>
    /// <param name="compilation">The compilation of the code.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static bool Of(ISymbol symbol, SyntaxNode scope, bool holdsBytes, Compilation compilation, CancellationToken cancellationToken)
    {
        SemanticModel? model = null;
        foreach (var name in Mentions.Of(symbol.Name, scope, cancellationToken))
        {
            var expression = WholeOf(name);
            model ??= compilation.GetSemanticModel(scope.SyntaxTree);
            if ((IsTarget(expression) || (holdsBytes && ChangesElements(expression, model, cancellationToken)))
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, symbol.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The expression that a name ends: <c>this.name</c>, <c>Type.name</c>, or the name alone.</summary>
    public static ExpressionSyntax WholeOf(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    /// <summary>The member that holds a local, with all its lambdas and local functions.</summary>
    public static SyntaxNode ScopeOf(SyntaxNode declaration) =>
        declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax)
        ?? declaration.SyntaxTree.GetRoot();

    /// <summary>True if the expression is assigned to, or a reference to it is handed on.</summary>
    public static bool IsTarget(ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        while (node.Parent is ParenthesizedExpressionSyntax or TupleExpressionSyntax
            || (node.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax }))
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == node,
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
            PostfixUnaryExpressionSyntax postfix => postfix.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression,
            ArgumentSyntax argument => argument.RefKindKeyword.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword,
            RefExpressionSyntax => true,
            ForEachVariableStatementSyntax loop => loop.Variable == node,
            _ => false,
        };
    }

    /// <summary>True if an element is assigned, or the array goes to a library's method: only the project's own code and imports are trusted to read it.</summary>
    private static bool ChangesElements(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) => expression.Parent switch
    {
        ElementAccessExpressionSyntax element => element.Expression == expression && IsTarget(element),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } =>
            model.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol { IsExtern: false } method && !method.Locations.Any(static location => location.IsInSource),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } access =>
            access.Expression == expression && access.Name.Identifier.ValueText is not (nameof(ToString) or "ToArray" or "GetLength"),
        _ => false,
    };
}
