using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>A condition about one number: <c>result &lt; 0</c>, <c>1 == result</c>, <c>result is not 0</c>, <c>Convert.ToBoolean(result)</c>.</summary>
internal static class NumberCondition
{
    /// <summary>The condition that reads a number, or null if something else does.</summary>
    public static IOperation? Around(IOperation read) => Outer(read) switch
    {
        IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
            or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
        } comparison => comparison,
        IIsPatternOperation test => test,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: nameof(Convert.ToBoolean), ContainingType: { Name: nameof(Convert), ContainingNamespace.Name: nameof(System) } } } conversion } => conversion,
        _ => null,
    };

    /// <summary>Whether a condition holds for a number; null if that depends on more.</summary>
    /// <param name="condition">A condition of <see cref="Around"/>.</param>
    /// <param name="read">Where it reads the number.</param>
    /// <param name="value">The number.</param>
    /// <param name="cancellationToken">Cancels the search for what the number is compared with.</param>
    public static bool? Holds(IOperation condition, IOperation read, long value, CancellationToken cancellationToken)
    {
        switch (condition)
        {
            case IBinaryOperation comparison:
                var isLeft = comparison.LeftOperand.Syntax.Span.Contains(read.Syntax.Span);
                return ConstantNumber.WholeOf(isLeft ? comparison.RightOperand : comparison.LeftOperand, cancellationToken) is { } number
                    ? Compare(isLeft ? comparison.OperatorKind : ResultTest.Mirror(comparison.OperatorKind), value, number)
                    : null;
            case IIsPatternOperation test:
                return Matches(test.Pattern, value, cancellationToken);
            case IInvocationOperation:
                return value != 0;
            default:
                return null;
        }
    }

    /// <summary>Whether a pattern matches a number; null if that depends on more.</summary>
    public static bool? Matches(IPatternOperation pattern, long value, CancellationToken cancellationToken) => pattern switch
    {
        IConstantPatternOperation constant => ConstantNumber.WholeOf(constant.Value, cancellationToken) is { } number ? value == number : null,
        IRelationalPatternOperation relational => ConstantNumber.WholeOf(relational.Value, cancellationToken) is { } bound ? Compare(relational.OperatorKind, value, bound) : null,
        INegatedPatternOperation negated => !Matches(negated.Pattern, value, cancellationToken),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => And(Matches(both.LeftPattern, value, cancellationToken), Matches(both.RightPattern, value, cancellationToken)),
        IBinaryPatternOperation either => !And(!Matches(either.LeftPattern, value, cancellationToken), !Matches(either.RightPattern, value, cancellationToken)),
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => true,
        _ => null,
    };

    /// <summary>Both of two answers, of which one alone can settle the matter.</summary>
    public static bool? And(bool? one, bool? other) => one == false || other == false ? false : one == true && other == true ? true : null;

    /// <summary>What stands around a value, past conversions.</summary>
    public static IOperation? Outer(IOperation value)
    {
        var outer = value.Parent;
        while (outer is IConversionOperation or IAwaitOperation)
        {
            outer = outer.Parent;
        }

        return outer;
    }

    private static bool? Compare(BinaryOperatorKind kind, long value, long number) => kind switch
    {
        BinaryOperatorKind.LessThan => value < number,
        BinaryOperatorKind.LessThanOrEqual => value <= number,
        BinaryOperatorKind.GreaterThan => value > number,
        BinaryOperatorKind.GreaterThanOrEqual => value >= number,
        BinaryOperatorKind.Equals => value == number,
        BinaryOperatorKind.NotEquals => value != number,
        _ => null,
    };
}
