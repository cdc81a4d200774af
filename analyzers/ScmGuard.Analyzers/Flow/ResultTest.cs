using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>A condition that compares a call's result with a number: <c>slot &lt; 0</c>, <c>0 &gt; slot</c>, <c>slot is &gt;= 16</c>.</summary>
/// <param name="WhenTrue">True if the call can have succeeded where the condition holds.</param>
/// <param name="WhenFalse">True if the call can have succeeded where it does not.</param>
internal readonly record struct ResultTest(bool WhenTrue, bool WhenFalse)
{
    /// <summary>Reads a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="isResult">Says whether an expression is the call's result.</param>
    /// <param name="success">The results that mean success.</param>
    public static ResultTest? Read(IOperation condition, Func<IOperation, bool> isResult, SuccessRange success) => condition switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not => Negate(Read(not.Operand, isResult, success)),
        IBinaryOperation { OperatorMethod: null, RightOperand.ConstantValue: { HasValue: true, Value: int number } } test when isResult(test.LeftOperand) =>
            Compare(test.OperatorKind, number, success),
        IBinaryOperation { OperatorMethod: null, LeftOperand.ConstantValue: { HasValue: true, Value: int number } } test when isResult(test.RightOperand) =>
            Compare(Mirror(test.OperatorKind), number, success),
        IIsPatternOperation test when isResult(test.Value) => Match(test.Pattern, success),
        _ => null,
    };

    private static ResultTest? Match(IPatternOperation pattern, SuccessRange success) => pattern switch
    {
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: int number } } => Compare(BinaryOperatorKind.Equals, number, success),
        IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: int number } } relational => Compare(relational.OperatorKind, number, success),
        INegatedPatternOperation negated => Negate(Match(negated.Pattern, success)),
        _ => null,
    };

    private static ResultTest? Compare(BinaryOperatorKind kind, int number, SuccessRange success) =>
        Opposite(kind) is { } opposite ? new ResultTest(success.Meets(kind, number), success.Meets(opposite, number)) : null;

    private static ResultTest? Negate(ResultTest? test) => test is { } known ? new ResultTest(known.WhenFalse, known.WhenTrue) : null;

    private static BinaryOperatorKind? Opposite(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.Equals => BinaryOperatorKind.NotEquals,
        BinaryOperatorKind.NotEquals => BinaryOperatorKind.Equals,
        _ => null,
    };

    /// <summary>The same comparison with its sides exchanged: <c>0 &gt; slot</c> is <c>slot &lt; 0</c>.</summary>
    public static BinaryOperatorKind Mirror(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };
}
