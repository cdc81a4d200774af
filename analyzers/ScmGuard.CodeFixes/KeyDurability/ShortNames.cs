using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Marks what is written from <c>global::</c> on, to be shortened as far as the file's usings allow.</summary>
/// <remarks>Nothing else is marked: the simplifier would turn the code's own <c>IntPtr</c> into <c>nint</c>.</remarks>
internal static class ShortNames
{
    public static TNode In<TNode>(TNode node)
        where TNode : SyntaxNode => node.ReplaceNodes(
            node.DescendantNodesAndSelf().OfType<AliasQualifiedNameSyntax>().Select(Whole),
            static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>The name that starts with an alias.</summary>
    private static SyntaxNode Whole(AliasQualifiedNameSyntax start) =>
        start.Ancestors().TakeWhile(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax && node.SpanStart == start.SpanStart).LastOrDefault() ?? start;
}
