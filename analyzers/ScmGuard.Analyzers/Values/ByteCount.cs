using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>How many bytes an expression yields, where that is certain before the program runs.</summary>
/// <param name="Bytes">The number.</param>
/// <param name="IsBuffer">True for memory that something is written to: how much of it counts is not known.</param>
internal readonly record struct ByteCount(long Bytes, bool IsBuffer)
{
    private const int MaxSteps = 32;

    /// <summary>A compiler newer than the one that this is built against has collection expressions, and spreads in them.</summary>
    private const OperationKind CollectionExpression = (OperationKind)0x7F;
    private const OperationKind Spread = (OperationKind)0x80;

    /// <summary>The number, or null if it is not certain.</summary>
    public static ByteCount? Of(IOperation? value, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case ISimpleAssignmentOperation assignment:
                    value = assignment.Value;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "AsSpan" or "AsMemory", ContainingType.Name: "MemoryExtensions" }, Arguments: [var whole] }:
                    value = whole.Value;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "ToArray", ContainingType.Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" }, Instance: { } span }:
                    value = span;
                    break;
                case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation when SettledValue.Of(value, cancellationToken, isContentFree: true) is { } settled:
                    value = settled;
                    break;
                default:
                    return OfExpression(value, cancellationToken);
            }
        }

        return null;
    }

    private static ByteCount? OfExpression(IOperation? value, CancellationToken cancellationToken) => value switch
    {
        IArrayCreationOperation { Initializer: { } list } => Exactly(list.ElementValues.Length),
        IArrayCreationOperation { DimensionSizes: [var size] } => ConstantNumber.WholeOf(size, cancellationToken) is { } bytes ? new ByteCount(bytes, IsBuffer: true) : null,
        IArrayInitializerOperation list => Exactly(list.ElementValues.Length),
        { Kind: CollectionExpression } list when list.ChildOperations.All(static element => element.Kind is not Spread) => Exactly(list.ChildOperations.Count),
        IUtf8StringOperation text => Exactly(Encoding.UTF8.GetByteCount(text.Value)),
        IInvocationOperation call => OfCall(call, cancellationToken),
        IPropertyReferenceOperation { Property.Name: "Hash", Instance: { } hash } => OfHash(hash, cancellationToken),
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: "digest", Instance: { } hash }, Arguments.IsEmpty: true } => Of(hash, cancellationToken),
        IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { Instance: not null } member } => Exactly(HashSizes.Of(member.MemberName)),
        _ => null,
    };

    private static ByteCount? OfCall(IInvocationOperation call, CancellationToken cancellationToken) => (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name) switch
    {
        (_, _) when call.Type is not IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } => OfSlice(call, cancellationToken),
        (_, "ComputeHash") when call.Instance is { } hash => OfHash(hash, cancellationToken),
        ("CryptographicOperations", "HashData" or "HmacData") when Origin.Of(Named(call.Arguments, "hashAlgorithm"), cancellationToken) is IPropertyReferenceOperation algorithm =>
            Exactly(HashSizes.Of(algorithm.Property.Name)),
        (var type, "HashData") => Exactly(HashSizes.Of(type)),
        ("Encoding" or "UTF8Encoding" or "ASCIIEncoding", "GetBytes") => ConstantText.Of(call, cancellationToken).Value is { } text ? Exactly(Encoding.UTF8.GetByteCount(text)) : null,
        ("Convert", "FromHexString") => Text(call, cancellationToken) is { } digits ? Exactly(digits.Length / 2) : null,
        ("Convert", nameof(Convert.FromBase64String)) => Text(call, cancellationToken) is { } digits ? Exactly(digits.TrimEnd('=').Length * 3 / 4) : null,
        ("RandomNumberGenerator", "GetBytes") => ConstantNumber.WholeOf(Named(call.Arguments, "count"), cancellationToken) is { } bytes ? Exactly((int)bytes) : null,
        _ => null,
    };

    /// <summary>A part of a buffer is cut out on purpose.</summary>
    private static ByteCount? OfSlice(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.TargetMethod is { Name: "AsSpan" or "AsMemory" or "Slice", ContainingNamespace.Name: nameof(System) }
        && ConstantNumber.WholeOf(Named(call.Arguments, "length"), cancellationToken) is { } bytes
            ? Exactly((int)bytes)
            : null;

    private static ByteCount? OfHash(IOperation hash, CancellationToken cancellationToken) =>
        Exactly(HashSizes.Of(hash.Type?.Name) ?? HashSizes.Of(Origin.Of(hash, cancellationToken)?.Type?.Name));

    private static string? Text(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.Arguments is [var only] && ConstantText.Of(only.Value, cancellationToken).Value is { } text && !text.Any(char.IsWhiteSpace) ? text : null;

    private static IOperation? Named(ImmutableArray<IArgumentOperation> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static ByteCount? Exactly(int? bytes) => bytes is { } known ? new ByteCount(known, IsBuffer: false) : null;
}
