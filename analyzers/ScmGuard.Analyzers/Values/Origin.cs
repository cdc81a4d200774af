using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>Where a value comes from: conversions, and the locals and fields that hold one value only, are looked through.</summary>
internal static class Origin
{
    private const int MaxSteps = 32;

    /// <summary>The expression that gives the value, or the last one that can be followed.</summary>
    public static IOperation? Of(IOperation? value, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            var next = value switch
            {
                IConversionOperation conversion => conversion.Operand,
                IAwaitOperation { Operation: var awaited } => awaited,
                ISimpleAssignmentOperation assignment => assignment.Value,
                null => null,
                _ => SettledValue.Of(value, cancellationToken),
            };
            if (next is null)
            {
                break;
            }

            value = next;
        }

        return value;
    }
}
