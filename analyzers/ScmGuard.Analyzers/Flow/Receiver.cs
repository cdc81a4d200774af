using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Compares the objects that methods are called on: an object of a wrapper may stand for a unit.</summary>
internal static class Receiver
{
    /// <summary>True if two calls need not be on one object.</summary>
    public static bool MayDiffer(IOperation first, IOperation second) => (Of(first), Of(second)) switch
    {
        (null, _) or (_, null) => false,
        ({ } left, { } right) when Places.Of(left) is { } one && Places.Of(right) is { } other => !Places.Comparer.Equals(one, other),
        var (left, right) => !SyntaxFactory.AreEquivalent(left!.Syntax, right!.Syntax),
    };

    /// <summary>True if each round of a loop, or each run of a lambda, may call on another object.</summary>
    public static bool VariesByRound(IOperation call) => Varies(Of(call), call.Syntax);

    /// <summary>The object, or null if there is none or it is the one that the code belongs to.</summary>
    private static IOperation? Of(IOperation call)
    {
        var receiver = (call as IInvocationOperation)?.Instance;
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver is IInstanceReferenceOperation ? null : receiver;
    }

    private static bool Varies(IOperation? receiver, SyntaxNode call) => receiver switch
    {
        null or IInstanceReferenceOperation => false,
        IParameterReferenceOperation parameter => parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction },
        ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var declaration] } => call.Ancestors().Any(node => Repeats(node) && node.Span.Contains(declaration.Span)),
        IFieldReferenceOperation field => Varies(field.Instance, call),
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => Varies(property.Instance, call),
        _ => true,
    };

    private static bool Repeats(SyntaxNode node) =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax;
}
