using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.CodeFixes;

/// <summary>The place of a call that a comment stands above.</summary>
internal static class CallStatement
{
    /// <summary>The statement of a call, or what stands for one in a member without a body.</summary>
    public static SyntaxNode Of(SyntaxNode call) =>
        call.Ancestors().FirstOrDefault(static node => node is StatementSyntax or CatchFilterClauseSyntax)
        ?? call.Ancestors().FirstOrDefault(static node => node is ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or ConstructorInitializerSyntax)
        ?? call;
}
