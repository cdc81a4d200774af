using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Flow;

/// <summary>The code of a method, a lambda, a local function or an initializer.</summary>
/// <param name="Syntax">The code.</param>
/// <param name="Symbol">The method, or the field or property that is initialized; null in code that is too malformed to have one.</param>
/// <param name="Outer">The body around a lambda or a local function.</param>
/// <param name="Paths">The ways through the body.</param>
internal sealed record Body(SyntaxNode Syntax, ISymbol? Symbol, Body? Outer, Reachability Paths)
{
    /// <summary>The member that the body is a part of.</summary>
    public Body Outermost => Outer?.Outermost ?? this;

    /// <summary>True for the syntax at which a body ends.</summary>
    public static bool Is(SyntaxNode syntax) =>
        syntax is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax;
}
