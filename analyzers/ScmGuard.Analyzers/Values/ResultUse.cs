using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>Whether a program does anything with what a call gives it.</summary>
internal static class ResultUse
{
    /// <summary>True if the result of a call is dropped: not taken at all, given to <c>_</c>, or kept in a local that nothing reads.</summary>
    public static bool IsDropped(IOperation call, CancellationToken cancellationToken) => Around(call) switch
    {
        IExpressionStatementOperation => true,
        ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Parent: IExpressionStatementOperation } => IsNeverRead(local.Local, call, cancellationToken),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => IsNeverRead(declarator.Symbol, call, cancellationToken),
        _ => false,
    };

    /// <summary>What takes the result, past conversions, <c>await</c> and <c>?.</c>.</summary>
    public static IOperation? Around(IOperation call)
    {
        var inner = call;
        var outer = call.Parent;
        while (outer is IConversionOperation or IAwaitOperation
            || (outer is IConditionalAccessOperation access && access.WhenNotNull == inner))
        {
            inner = outer;
            outer = outer.Parent;
        }

        return outer;
    }

    /// <summary>True if nothing reads a local: it is only written, and handed to the call that fills it.</summary>
    /// <param name="local">The local.</param>
    /// <param name="call">The call; what stands in it is no use of the local.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static bool IsNeverRead(ILocalSymbol local, IOperation call, CancellationToken cancellationToken)
    {
        if (local.IsRef || local.DeclaringSyntaxReferences is not [var declaration] || call.SemanticModel is not { } model)
        {
            return false;
        }

        var scope = Writes.ScopeOf(declaration.GetSyntax(cancellationToken));
        foreach (var mention in Mentions.Of(local.Name, scope, cancellationToken))
        {
            if (!call.Syntax.Span.Contains(mention.Span)
                && !IsPlainTarget(mention)
                && model.GetSymbolInfo(mention, cancellationToken).Symbol is var symbol
                && (symbol is null || SymbolEqualityComparer.Default.Equals(symbol, local)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlainTarget(SimpleNameSyntax mention) =>
        mention.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax } assignment && assignment.Left == mention;
}
