using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>Recognises texts in which anything can stand, a quotation mark among it.</summary>
internal static class OpenText
{
    private const int MaxDepth = 16;

    /// <summary>True for a text that comes from outside the code in sight. A number, digits, and what a method made of the text that may have escaped it are not.</summary>
    public static bool Is(IOperation? value, CancellationToken cancellationToken) => Is(value, MaxDepth, cancellationToken);

    private static bool Is(IOperation? value, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0 || value is null || value.ConstantValue.HasValue)
        {
            return false;
        }

        return value switch
        {
            IConversionOperation conversion => Is(conversion.Operand, depth - 1, cancellationToken),
            { Type.SpecialType: not SpecialType.System_String } => false,
            IInterpolatedStringOperation interpolated => interpolated.Parts.OfType<IInterpolationOperation>().Any(part => Is(part.Expression, depth - 1, cancellationToken)),
            IBinaryOperation sum => Is(sum.LeftOperand, depth - 1, cancellationToken) || Is(sum.RightOperand, depth - 1, cancellationToken),
            IConditionalOperation choice => Is(choice.WhenTrue, depth - 1, cancellationToken) || Is(choice.WhenFalse, depth - 1, cancellationToken),
            ICoalesceOperation choice => Is(choice.Value, depth - 1, cancellationToken) || Is(choice.WhenNull, depth - 1, cancellationToken),
            IInvocationOperation call => IsResult(call, depth, cancellationToken),
            ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation when SettledValue.Of(value, cancellationToken) is { } settled =>
                Is(settled, depth - 1, cancellationToken),
            ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation => true,
            _ => false,
        };
    }

    private static bool IsResult(IInvocationOperation call, int depth, CancellationToken cancellationToken) => (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name) switch
    {
        ("String", nameof(string.Format) or nameof(string.Concat) or nameof(string.Join)) => call.Arguments.Any(argument =>
            argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } list } }
                ? list.ElementValues.Any(element => Is(element, depth - 1, cancellationToken))
                : Is(argument.Value, depth - 1, cancellationToken)),
        ("String", nameof(string.Trim) or nameof(string.ToLowerInvariant) or nameof(string.ToUpperInvariant) or nameof(string.ToLower) or nameof(string.ToUpper)) =>
            Is(call.Instance, depth - 1, cancellationToken),
        ("Console", "ReadLine") or ("Environment", "GetEnvironmentVariable") or ("File", "ReadAllText") => true,
        _ => false,
    };
}
