using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Compares a value with a constant number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal static class NumberTest
{
    /// <summary>Whether a comparison holds, or null if the other side is not constant.</summary>
    /// <param name="kind">The comparison, with the value on its left.</param>
    /// <param name="value">The value.</param>
    /// <param name="constant">The other side.</param>
    /// <param name="isIndex">True if the value is a position, which is never below -1.</param>
    public static ValueSplit? Compare(BinaryOperatorKind kind, ValueSplit value, IOperation constant, bool isIndex = false)
    {
        if (Constants.Unwrap(constant).ConstantValue is not { HasValue: true } known)
        {
            return null;
        }

        return known.Value switch
        {
            bool flag => Equality(kind, value.EqualTo(flag ? ValueSplit.True : ValueSplit.False)),
            null => Equality(kind, value.EqualTo(ValueSplit.Null)),
            int number => Compare(kind, value, number, isIndex ? -1 : long.MinValue),
            _ => null,
        };
    }

    private static ValueSplit? Equality(BinaryOperatorKind kind, ValueSplit equal) => kind switch
    {
        BinaryOperatorKind.Equals => equal,
        BinaryOperatorKind.NotEquals => equal.Not(),
        _ => null,
    };

    private static ValueSplit? Compare(BinaryOperatorKind kind, ValueSplit value, int number, long least)
    {
        Func<long, bool>? holds = kind switch
        {
            BinaryOperatorKind.Equals => sample => sample == number,
            BinaryOperatorKind.NotEquals => sample => sample != number,
            BinaryOperatorKind.LessThan => sample => sample < number,
            BinaryOperatorKind.LessThanOrEqual => sample => sample <= number,
            BinaryOperatorKind.GreaterThan => sample => sample > number,
            BinaryOperatorKind.GreaterThanOrEqual => sample => sample >= number,
            _ => null,
        };
        if (holds is null)
        {
            return null;
        }

        // Only the sign is known. One number left and right of the constant on each side of zero stands for all the others.
        var result = ValueSplit.Bool(default, default);
        foreach (var sample in (ReadOnlySpan<long>)[int.MinValue - 1L, number - 1L, number, number + 1L, -1, 0, 1, int.MaxValue + 1L])
        {
            var units = sample < least ? default : sample < 0 ? value.Negative : sample == 0 ? value.Zero : value.Positive;
            result |= holds(sample) ? ValueSplit.Bool(units, default) : ValueSplit.Bool(default, units);
        }

        return result;
    }
}
