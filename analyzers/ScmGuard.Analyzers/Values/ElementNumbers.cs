using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>The numbers that an expression is certain to take: one for a constant, several for the variable of a loop over a list that is written in the code.</summary>
internal static class ElementNumbers
{
    /// <summary>The whole numbers; none if none is certain.</summary>
    public static ImmutableArray<long> Of(IOperation value, CancellationToken cancellationToken)
    {
        if (ConstantNumber.WholeOf(value, cancellationToken) is { } number)
        {
            return ImmutableArray.Create(number);
        }

        return value is ILocalReferenceOperation { Local: var local } && LoopOver(local, value) is { } loop
            ? Elements(Origin.Of(loop.Collection, cancellationToken), cancellationToken).Select(element => ConstantNumber.WholeOf(element, cancellationToken)).OfType<long>().ToImmutableArray()
            : ImmutableArray<long>.Empty;
    }

    private static IForEachLoopOperation? LoopOver(ILocalSymbol local, IOperation use)
    {
        for (var outer = use.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IForEachLoopOperation loop && loop.Locals.Contains(local, SymbolEqualityComparer.Default))
            {
                return loop;
            }
        }

        return null;
    }

    private static IEnumerable<IOperation?> Elements(IOperation? list, CancellationToken cancellationToken) => list switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,

        // The compiler that this is built against has no operation for it yet.
        { Syntax: CollectionExpressionSyntax collection, SemanticModel: { } model } => collection.Elements.OfType<ExpressionElementSyntax>().Select(element => model.GetOperation(element.Expression, cancellationToken)),
        _ => [],
    };
}
