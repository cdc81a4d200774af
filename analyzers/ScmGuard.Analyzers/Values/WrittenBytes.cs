using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>Recognises bytes that the source spells out: a list of numbers, or hexadecimal or Base64 digits. For bytes of a text see <see cref="ConstantText"/>.</summary>
internal static class WrittenBytes
{
    /// <summary>A compiler newer than the one that this is built against has collection expressions.</summary>
    private const OperationKind CollectionExpression = (OperationKind)0x7F;

    /// <summary>True if every byte is in the source, and there is one at least.</summary>
    public static bool Are(IOperation? value, CancellationToken cancellationToken) => Origin.Of(value, cancellationToken) switch
    {
        IArrayCreationOperation { Initializer.ElementValues: { IsEmpty: false } elements } => elements.All(IsNumber),
        IArrayInitializerOperation { ElementValues: { IsEmpty: false } elements } => elements.All(IsNumber),
        { Kind: CollectionExpression } collection => collection.ChildOperations.Any() && collection.ChildOperations.All(IsNumber),
        IInvocationOperation { TargetMethod: { Name: "FromHexString" or nameof(Convert.FromBase64String), ContainingType.Name: nameof(Convert) }, Arguments: [var digits] } =>
            ConstantText.Of(digits.Value, cancellationToken).Value is { Length: > 0 },
        IInvocationOperation { TargetMethod: { Name: "AsSpan" or "AsMemory", ContainingType.Name: "MemoryExtensions" }, Arguments: [var whole] } => Are(whole.Value, cancellationToken),
        _ => false,
    };

    private static bool IsNumber(IOperation element)
    {
        while (element is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            element = conversion.Operand;
        }

        return element.ConstantValue is { HasValue: true, Value: not string and not null };
    }
}
