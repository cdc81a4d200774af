using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Finds the invocations and creations that names can stand for, without visiting the rest of a file.</summary>
internal static class NamedCalls
{
    /// <summary>The method by which a delegate is called.</summary>
    public const string Invoke = "Invoke";

    /// <summary>Those of a file, in the order of the text.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxTree tree, NameSet names, CancellationToken cancellationToken) => names
        .MentionsIn(tree, cancellationToken)
        .SelectMany(Of)
        .Distinct()
        .OrderBy(static node => node.SpanStart);

    /// <summary>The calls that a name can stand for: its own, one of a member of it, the one of <c>name.Invoke</c>, and the making of what it is the type of.</summary>
    private static IEnumerable<SyntaxNode> Of(SimpleNameSyntax mention)
    {
        if (Mentions.Call(mention) is { } call)
        {
            yield return call;
            if (call.Parent is InvocationExpressionSyntax made)
            {
                yield return made;
            }
        }

        var whole = Writes.WholeOf(mention);
        switch (whole.Parent)
        {
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax invocation } member when member.Expression == whole && invocation.Expression == member:
                yield return invocation;
                break;
            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax conditional } access when access.Expression == whole:
                yield return conditional;
                break;
        }

        foreach (var creation in Creations.Of(mention))
        {
            yield return creation;
        }

        // ((delegate* unmanaged<...>)NativeLibrary.GetExport(...))(...)
        if (mention.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault(around => around.Expression.Span.Contains(mention.Span) && DelegateNames.IsMadeOnTheSpot(around.Expression)) is { } onTheSpot)
        {
            yield return onTheSpot;
        }
    }
}
