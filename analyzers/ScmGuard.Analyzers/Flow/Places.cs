using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Where values are kept: a symbol, or what the compiler captures between two blocks.</summary>
internal static class Places
{
    /// <summary>Compares places.</summary>
    public static IEqualityComparer<object?> Comparer { get; } = new SymbolOrCaptureComparer();

    /// <summary>The place that an expression names, or null.</summary>
    public static object? Of(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        IFlowCaptureReferenceOperation capture => capture.Id,
        IDeclarationExpressionOperation declaration => Of(declaration.Expression),
        _ => null,
    };

    /// <summary>The places that get a new value in a step.</summary>
    public static IEnumerable<object> WrittenBy(IOperation step)
    {
        switch (step)
        {
            case IDeconstructionAssignmentOperation deconstruction:
                return deconstruction.Target.DescendantsAndSelf().Select(Of).OfType<object>();
            case IAssignmentOperation assignment:
                return One(Of(assignment.Target));
            case IIncrementOrDecrementOperation increment:
                return One(Of(increment.Target));
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                return One(Of(argument.Value));
            case IDeclarationPatternOperation pattern:
                return One(pattern.DeclaredSymbol);
            case IFlowCaptureOperation capture:
                return One(capture.Id);
            default:
                return [];
        }
    }

    private static IEnumerable<object> One(object? place) => place is null ? [] : [place];

    private sealed class SymbolOrCaptureComparer : IEqualityComparer<object?>
    {
        public new bool Equals(object? left, object? right) =>
            left is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, right as ISymbol) : object.Equals(left, right);

        public int GetHashCode(object? place) => place is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : place?.GetHashCode() ?? 0;
    }
}
