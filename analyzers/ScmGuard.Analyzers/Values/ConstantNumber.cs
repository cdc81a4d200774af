using System;
using System.Globalization;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>The number that an expression yields, where it is certain before the program runs: the counterpart of <see cref="ConstantText"/>.</summary>
internal static class ConstantNumber
{
    /// <summary>How deep an expression is followed, through the symbols that it reads.</summary>
    private const int MaxDepth = 32;

    /// <summary>How many expressions are looked at in all: a local that doubles in each line would be looked at without end.</summary>
    private const int MaxSteps = 512;

    /// <summary>The number, or null if it is not certain. An enumeration's member is its number; a truth value is none.</summary>
    /// <param name="value">The expression, from <see cref="SemanticModel.GetOperation(SyntaxNode, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Cancels the search for what a symbol holds.</param>
    public static double? Of(IOperation? value, CancellationToken cancellationToken)
    {
        var steps = MaxSteps;
        return Fold(value, MaxDepth, ref steps, cancellationToken);
    }

    /// <summary>The whole number, or null if it is not certain or not whole.</summary>
    public static long? WholeOf(IOperation? value, CancellationToken cancellationToken) => Of(value, cancellationToken) is { } number ? Whole(number) : null;

    private static double? Fold(IOperation? value, int depth, ref int steps, CancellationToken cancellationToken)
    {
        if (value is null || depth == 0 || --steps < 0)
        {
            return null;
        }

        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return Number(constant);
        }

        return value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Convert(Fold(conversion.Operand, depth - 1, ref steps, cancellationToken), conversion.Type),
            IUnaryOperation { OperatorMethod: null } unary => Apply(unary.OperatorKind, Fold(unary.Operand, depth - 1, ref steps, cancellationToken)),
            IBinaryOperation { OperatorMethod: null } binary => Apply(
                binary.OperatorKind,
                Fold(binary.LeftOperand, depth - 1, ref steps, cancellationToken),
                Fold(binary.RightOperand, depth - 1, ref steps, cancellationToken)),
            IConditionalOperation { WhenFalse: { } whenFalse } choice =>
                Fold(choice.WhenTrue, depth - 1, ref steps, cancellationToken) is { } one && one.Equals(Fold(whenFalse, depth - 1, ref steps, cancellationToken)) ? one : null,
            ISimpleAssignmentOperation assignment => Fold(assignment.Value, depth - 1, ref steps, cancellationToken),
            _ => Fold(SettledValue.Of(value, cancellationToken), depth - 1, ref steps, cancellationToken),
        };
    }

    private static double? Number(object? constant) => constant switch
    {
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal =>
            System.Convert.ToDouble(constant, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>A number that does not fit its new type becomes another one: that is not followed.</summary>
    private static double? Convert(double? number, ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
        {
            type = underlying;
        }

        return (number, type?.SpecialType) switch
        {
            (null, _) => null,
            (_, SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_String) => null,
            ({ } real, SpecialType.System_Single) => (float)real,
            ({ } real, SpecialType.System_Double or SpecialType.System_Decimal) => real,
            ({ } real, SpecialType.System_SByte) => Within(real, sbyte.MinValue, sbyte.MaxValue),
            ({ } real, SpecialType.System_Byte) => Within(real, byte.MinValue, byte.MaxValue),
            ({ } real, SpecialType.System_Int16) => Within(real, short.MinValue, short.MaxValue),
            ({ } real, SpecialType.System_UInt16) => Within(real, ushort.MinValue, ushort.MaxValue),
            ({ } real, SpecialType.System_Int32) => Within(real, int.MinValue, int.MaxValue),
            ({ } real, SpecialType.System_UInt32) => Within(real, uint.MinValue, uint.MaxValue),
            ({ } real, SpecialType.System_Int64 or SpecialType.System_IntPtr) => Within(real, long.MinValue, long.MaxValue),
            ({ } real, SpecialType.System_UInt64 or SpecialType.System_UIntPtr) => Within(real, ulong.MinValue, ulong.MaxValue),

            // To object, to dynamic, to a nullable: the number stays what it is.
            _ => number,
        };
    }

    private static double? Within(double number, double least, double most) =>
        Math.Truncate(number) is var whole && whole >= least && whole <= most ? whole : null;

    private static double? Apply(UnaryOperatorKind kind, double? operand) => (kind, operand) switch
    {
        (UnaryOperatorKind.Plus, { } number) => number,
        (UnaryOperatorKind.Minus, { } number) => -number,
        (UnaryOperatorKind.BitwiseNegation, { } number) when Whole(number) is { } whole => ~whole,
        _ => null,
    };

    private static double? Apply(BinaryOperatorKind kind, double? left, double? right) => (kind, left, right) switch
    {
        (BinaryOperatorKind.Add, { } one, { } other) => one + other,
        (BinaryOperatorKind.Subtract, { } one, { } other) => one - other,
        (BinaryOperatorKind.Multiply, { } one, { } other) => one * other,
        (BinaryOperatorKind.Or, { } one, { } other) when Whole(one) is { } bits && Whole(other) is { } more => bits | more,
        (BinaryOperatorKind.And, { } one, { } other) when Whole(one) is { } bits && Whole(other) is { } more => bits & more,
        (BinaryOperatorKind.ExclusiveOr, { } one, { } other) when Whole(one) is { } bits && Whole(other) is { } more => bits ^ more,
        (BinaryOperatorKind.LeftShift, { } one, { } other) when Whole(one) is { } bits && other is >= 0 and < 31 => bits << (int)other,
        _ => null,
    };

    /// <summary>Every whole number of 32 bits and more is exact in a <see cref="double"/>; beyond 2^53 it is not.</summary>
    private static long? Whole(double number) => Math.Truncate(number) == number && Math.Abs(number) <= 1L << 53 ? (long)number : null;
}
