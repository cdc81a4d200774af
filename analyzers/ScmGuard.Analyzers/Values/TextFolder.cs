using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>Evaluates the expressions that put a text together. What depends on the culture, the time or the input stays a hole.</summary>
internal sealed class TextFolder(Func<IParameterSymbol, ConstantText> parameters, CancellationToken cancellationToken)
{
    /// <summary>How deep an expression is followed, through the symbols that it reads.</summary>
    private const int MaxDepth = 32;

    /// <summary>How many expressions are looked at in all: a text that is put together from more is not known.</summary>
    private const int MaxSteps = 512;

    /// <summary>A compiler newer than the one that this is built against gathers variable arguments in a collection expression.</summary>
    private const OperationKind CollectionExpression = (OperationKind)0x7F;

    private int _steps;
    private bool _gaveUp;

    public ConstantText Fold(IOperation value)
    {
        // Of a symbol that depends on itself not even a part is certain.
        var text = Fold(value, 0);
        return _gaveUp ? ConstantText.Unknown : text;
    }

    private bool GivesUp(int depth) => _gaveUp |= depth > MaxDepth || ++_steps > MaxSteps;

    private ConstantText Fold(IOperation? value, int depth)
    {
        if (value is null || GivesUp(depth))
        {
            return ConstantText.Unknown;
        }

        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant is string text ? ConstantText.Constant(text) : ConstantText.Unknown;
        }

        return value switch
        {
            IConversionOperation conversion when KeepsText(conversion) => Fold(conversion.Operand, depth + 1),
            IUtf8StringOperation utf8 => ConstantText.Constant(utf8.Value),
            IInterpolatedStringOperation interpolated => FoldInterpolated(interpolated, depth),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String, OperatorMethod: null } sum =>
                FoldPart(sum.LeftOperand, null, depth + 1) + FoldPart(sum.RightOperand, null, depth + 1),
            IInvocationOperation call => FoldCall(call, depth),
            IObjectCreationOperation { Type.Name: "PyString", Arguments: [var only] } => Fold(only.Value, depth + 1),
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => FoldConditional(conditional, whenFalse, depth),
            ICoalesceOperation coalesce => FoldCoalesce(coalesce, depth),
            ISimpleAssignmentOperation assignment => Fold(assignment.Value, depth + 1),
            IParameterReferenceOperation parameter => parameters(parameter.Parameter),
            IFieldReferenceOperation { Field: { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } } =>
                ConstantText.Constant(string.Empty),
            _ => Fold(SettledValue.Of(value, cancellationToken), depth + 1),
        };
    }

    /// <summary>Conversions that do not change the text: between classes, to <c>object</c> or <c>dynamic</c>, and to a span of it.</summary>
    private static bool KeepsText(IConversionOperation conversion) =>
        conversion.Conversion.IsIdentity
        || conversion.Conversion.IsReference
        || conversion.Type?.TypeKind == TypeKind.Dynamic
        || conversion.Operand.Type?.TypeKind == TypeKind.Dynamic
        || conversion.Type?.SpecialType == SpecialType.System_Object
        || conversion.Operand is IInterpolatedStringOperation
        || IsSpanOf(conversion.Operand.Type, conversion.Type);

    /// <summary>The compiler knows these conversions since C# 14; before, they were operators of the library.</summary>
    private static bool IsSpanOf(ITypeSymbol? whole, ITypeSymbol? span) =>
        span is { Name: "ReadOnlySpan" or "Span", ContainingNamespace.Name: nameof(System) }
        && whole is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol or { Name: "ReadOnlySpan" or "Span" };

    private ConstantText FoldInterpolated(IInterpolatedStringOperation interpolated, int depth)
    {
        var text = ConstantText.Constant(string.Empty);
        foreach (var part in interpolated.Parts)
        {
            text += part switch
            {
                IInterpolatedStringTextOperation literal => Fold(literal.Text, depth + 1),
                IInterpolationOperation hole => FoldHole(hole, depth + 1),
                _ => ConstantText.Unknown,
            };
        }

        return text;
    }

    private ConstantText FoldHole(IInterpolationOperation hole, int depth)
    {
        var format = hole.FormatString is null ? null : Fold(hole.FormatString, depth).Value;
        var part = hole.FormatString is null || format is not null ? FoldPart(hole.Expression, format, depth) : ConstantText.Unknown;
        return hole.Alignment switch
        {
            null => part,
            { ConstantValue: { HasValue: true, Value: int width } } => PartFormat.Align(part, width),
            _ => ConstantText.Unknown,
        };
    }

    /// <summary>A part of a text: besides texts, the constants that are written the same in every culture.</summary>
    private ConstantText FoldPart(IOperation? value, string? format, int depth)
    {
        if (value is null || GivesUp(depth))
        {
            return ConstantText.Unknown;
        }

        if (value.ConstantValue is { HasValue: true, Value: var constant })
        {
            return PartFormat.Write(constant, value.Type, format);
        }

        if (value is IConversionOperation conversion && KeepsText(conversion))
        {
            return FoldPart(conversion.Operand, format, depth + 1);
        }

        if (value.Type?.SpecialType == SpecialType.System_String)
        {
            return Fold(value, depth);
        }

        return SettledValue.Of(value, cancellationToken) is { } settled ? FoldPart(settled, format, depth + 1) : Fold(value, depth);
    }

    private ConstantText FoldConditional(IConditionalOperation conditional, IOperation whenFalse, int depth)
    {
        if (conditional.Condition.ConstantValue is { HasValue: true, Value: bool chosen })
        {
            return Fold(chosen ? conditional.WhenTrue : whenFalse, depth + 1);
        }

        var first = Fold(conditional.WhenTrue, depth + 1);
        return first.IsConstant && first.Equals(Fold(whenFalse, depth + 1)) ? first : ConstantText.Unknown;
    }

    private ConstantText FoldCoalesce(ICoalesceOperation coalesce, int depth)
    {
        var left = Fold(coalesce.Value, depth + 1);
        if (left.IsConstant)
        {
            return left;
        }

        return coalesce.Value.ConstantValue is { HasValue: true, Value: null } ? Fold(coalesce.WhenNull, depth + 1) : ConstantText.Unknown;
    }

    private ConstantText FoldCall(IInvocationOperation call, int depth)
    {
        var method = call.TargetMethod;
        for (var index = 0; index < call.Arguments.Length; index++)
        {
            // Named arguments may come in any order.
            if (call.Arguments[index].Parameter?.Ordinal != index)
            {
                return ConstantText.Unknown;
            }
        }

        switch (method.ContainingType?.Name, method.Name)
        {
            case ("String", nameof(string.Concat)):
                return FoldConcatenation(Elements(call.Arguments, 0), string.Empty, depth);

            case ("String", nameof(string.Join)) when method.Parameters is [_, { IsParams: true }]:
                return FoldPart(call.Arguments[0].Value, null, depth + 1).Value is { } separator
                    ? FoldConcatenation(Elements(call.Arguments, 1), separator, depth)
                    : ConstantText.Unknown;

            case ("String", nameof(string.Format)):
                return FoldFormat(call, depth);

            case ("String", nameof(ToString) or nameof(string.ToCharArray)) when call.Arguments.IsEmpty:
            case ("FormattableString", "Invariant"):
                return Fold(call.Instance ?? call.Arguments[0].Value, depth + 1);

            // Bytes and pointers in which C finds the text.
            case ("Encoding" or "UTF8Encoding" or "ASCIIEncoding", "GetBytes") when call.Arguments.Length == 1 && KeepsAscii(call.Instance):
            case ("Marshal", "StringToHGlobalAnsi" or "StringToCoTaskMemAnsi" or "StringToCoTaskMemUTF8"):
            case ("Utf8StringMarshaller" or "AnsiStringMarshaller", "ConvertToUnmanaged") when call.Arguments.Length == 1:
            case ("MemoryExtensions", "AsSpan" or "AsMemory") when call.Arguments.Length == 1:
            case ("ConverterExtension", "ToPython"):
                return Fold(call.Arguments.Length > 0 ? call.Arguments[0].Value : call.Instance, depth + 1);

            case ("ReadOnlySpan" or "Span", "ToArray" or nameof(ToString)) when call.Arguments.IsEmpty:
                return Fold(call.Instance, depth + 1);

            default:
                return ConstantText.Unknown;
        }
    }

    /// <summary>True for the encodings in which a C library reads the text that was written.</summary>
    private static bool KeepsAscii(IOperation? encoding) => encoding switch
    {
        IPropertyReferenceOperation { Property: { Name: "UTF8" or "ASCII" or "Latin1" or "Default", ContainingType.Name: "Encoding" } } => true,
        IObjectCreationOperation { Type.Name: "UTF8Encoding" or "ASCIIEncoding" } => true,
        _ => false,
    };

    private ConstantText FoldConcatenation(IReadOnlyList<IOperation>? elements, string separator, int depth)
    {
        if (elements is null)
        {
            return ConstantText.Unknown;
        }

        var text = ConstantText.Constant(string.Empty);
        for (var index = 0; index < elements.Count; index++)
        {
            if (index > 0)
            {
                text += ConstantText.Constant(separator);
            }

            text += FoldPart(elements[index], null, depth + 1);
        }

        return text;
    }

    private ConstantText FoldFormat(IInvocationOperation call, int depth)
    {
        // What is certain does not depend on the format provider.
        var first = call.TargetMethod.Parameters is [{ Type.Name: nameof(IFormatProvider) }, ..] ? 1 : 0;
        if (first >= call.Arguments.Length
            || Fold(call.Arguments[first].Value, depth + 1).Value is not { } composite
            || !CompositeFormat.TryParse(composite, out var parts)
            || Elements(call.Arguments, first + 1) is not { } elements)
        {
            return ConstantText.Unknown;
        }

        var text = ConstantText.Constant(string.Empty);
        foreach (var part in parts)
        {
            if (part.Index >= elements.Count)
            {
                return ConstantText.Unknown;
            }

            text += part.Index < 0
                ? ConstantText.Constant(part.Text!)
                : PartFormat.Align(FoldPart(elements[part.Index], part.Text, depth + 1), part.Alignment);
        }

        return text;
    }

    /// <summary>The values that a variable list of arguments holds, or null if it is an array made elsewhere or a sequence.</summary>
    private static IReadOnlyList<IOperation>? Elements(ImmutableArray<IArgumentOperation> arguments, int first)
    {
        var elements = new List<IOperation>();
        for (var index = first; index < arguments.Length; index++)
        {
            switch (arguments[index])
            {
                case { Parameter.IsParams: true, Value: IArrayCreationOperation { Initializer: { } array } }:
                    elements.AddRange(array.ElementValues);
                    break;
                case { Parameter.IsParams: true, Value: { Kind: CollectionExpression } collection }:
                    elements.AddRange(collection.ChildOperations);
                    break;
                case { Parameter: { IsParams: false, Type.SpecialType: SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Char } } argument:
                    elements.Add(argument.Value);
                    break;
                default:
                    return null;
            }
        }

        return elements;
    }
}
