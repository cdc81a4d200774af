using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>The places that read what a call gives.</summary>
internal static class ResultReads
{
    /// <summary>The call itself, or the mentions of the local that keeps its result, up to where the local is given another value.</summary>
    /// <param name="call">The call.</param>
    /// <param name="model">The semantic model of the call's file.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>Empty if nothing reads the local, and if it is not certain who does: it is written again in the same loop.</returns>
    public static IReadOnlyList<IOperation> Of(IOperation call, SemanticModel model, CancellationToken cancellationToken)
    {
        var (local, assignment) = ResultUse.Around(call) switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => (declarator.Symbol, null),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } given => (target.Local, given),
            _ => (null, (ISimpleAssignmentOperation?)null),
        };
        if (local is null)
        {
            return [call];
        }

        if (local.IsRef || local.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != model.SyntaxTree)
        {
            return [];
        }

        var declaration = reference.GetSyntax(cancellationToken);
        var mentions = Mentions.Of(local.Name, Writes.ScopeOf(declaration), cancellationToken)
            .Where(mention => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancellationToken).Symbol, local))
            .ToList();
        var isKept = mentions.Exists(mention => Writes.IsTarget(mention) && !call.Syntax.Ancestors().Contains(mention.Parent));
        if (isKept && call.Syntax.Ancestors().TakeWhile(node => !node.Span.Contains(declaration.Span)).Any(IsLoop))
        {
            return [];
        }

        var next = mentions.Find(mention => mention.SpanStart >= call.Syntax.Span.End && Writes.IsTarget(mention));
        var reads = mentions
            .Where(mention => !isKept || (mention.SpanStart >= call.Syntax.SpanStart && (next is null || mention.SpanStart < (next.Parent ?? next).Span.End)))
            .Where(static mention => !Writes.IsTarget(mention))
            .Select(mention => model.GetOperation(mention, cancellationToken))
            .OfType<IOperation>();

        // if ((result = Call()) < 0)
        return [.. assignment is { Parent: not IExpressionStatementOperation } ? new IOperation[] { assignment } : [], .. reads];
    }

    private static bool IsLoop(SyntaxNode node) =>
        node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or LabeledStatementSyntax;
}
