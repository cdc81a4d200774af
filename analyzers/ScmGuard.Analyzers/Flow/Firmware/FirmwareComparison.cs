using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Recognises comparisons of a string with a firmware constant, wherever the string came from.</summary>
/// <remarks>A comparison with any other text is none: a string that does not look like firmware says nothing about the unit.</remarks>
internal sealed class FirmwareComparison(Constants constants)
{
    /// <summary><c>firmware == "01.02.02release"</c>.</summary>
    public ValueSplit? Read(IBinaryOperation operation)
    {
        if (operation.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            || operation.OperatorMethod is { ContainingType.SpecialType: not SpecialType.System_String }
            || One(operation.LeftOperand, operation.RightOperand) is not { } pair
            || Equal(pair.Value, pair.Text) is not { } equal)
        {
            return null;
        }

        // Two objects can hold equal strings and not be the same.
        if (operation.LeftOperand.Type?.SpecialType == SpecialType.System_Object || operation.RightOperand.Type?.SpecialType == SpecialType.System_Object)
        {
            equal = ValueSplit.Bool(equal.Positive, TargetSet.Field);
        }

        return operation.OperatorKind == BinaryOperatorKind.Equals ? equal : equal.Not();
    }

    /// <summary><c>firmware.Equals("01.02.02release")</c> and its relatives of the framework.</summary>
    public ValueSplit? Read(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!IsOfFramework(method))
        {
            return null;
        }

        // By ordinal: named arguments are evaluated in the order in which they are written.
        var operands = call.Arguments.Where(static argument => argument.Parameter is not null)
            .OrderBy(static argument => argument.Parameter!.Ordinal)
            .Select(static argument => argument.Value);
        if (call.Instance is { } instance)
        {
            operands = operands.Prepend(instance);
        }

        var all = operands.ToList();
        var texts = all.Where(static operand => IsText(Constants.Unwrap(operand).Type)).ToList();
        return method.Name switch
        {
            "Equals" or "SequenceEqual" when texts is [var left, var right] && One(left, right) is { } pair => Equal(pair.Value, pair.Text, CaseRules(all)),
            "Compare" or "CompareTo" or "CompareOrdinal" when texts is [var left, var right] && !all.Any(IsIndex) => Order(left, right, CaseRules(all)),
            "StartsWith" when texts is [var value, var part] => Has(value, part, TextPart.Start, CaseRules(all)),
            "EndsWith" when texts is [var value, var part] => Has(value, part, TextPart.End, CaseRules(all)),
            "Contains" when texts is [var value, var part] => Has(value, part, TextPart.Anywhere, CaseRules(all)),
            "IndexOf" when texts is [var value, var part] && !all.Any(IsIndex) => Index(Has(value, part, TextPart.Anywhere, CaseRules(all))),
            "Contains" when texts is [var value] && all[0] != value => In(all[0], value),
            "IndexOf" when texts is [var value] && all[0] != value && !all.Any(IsIndex) => Index(In(all[0], value)),
            _ => null,
        };
    }

    /// <summary><c>client.get_firmware_version().Equals("01.02.02release")</c> on a <c>dynamic</c> receiver.</summary>
    public ValueSplit? Read(IDynamicInvocationOperation call) =>
        call is { Operation: IDynamicMemberReferenceOperation { Instance: { } value } member, Arguments: [var part] }
            ? member.MemberName switch
            {
                "Equals" when One(value, part) is { } pair => Equal(pair.Value, pair.Text),
                "StartsWith" or "startswith" => Has(value, part, TextPart.Start, [false]),
                "EndsWith" or "endswith" => Has(value, part, TextPart.End, [false]),
                "Contains" => Has(value, part, TextPart.Anywhere, [false]),
                _ => null,
            }
            : null;

    /// <summary>Whether a value is a text.</summary>
    public ValueSplit? Equal(IOperation value, string text) => Equal(value, text, [false]);

    private static ValueSplit? Equal(IOperation value, string text, IReadOnlyList<bool> caseRules) =>
        FirmwareText.IsVersion(text) ? Any(value, caseRules, ignoresCase => FirmwareText.Equal(text, ignoresCase)) : null;

    private ValueSplit? Order(IOperation left, IOperation right, IReadOnlyList<bool> caseRules)
    {
        if (One(left, right) is not { } pair || !FirmwareText.IsVersion(pair.Text))
        {
            return null;
        }

        var order = Any(pair.Value, caseRules, ignoresCase => FirmwareText.Order(pair.Text, ignoresCase));
        return pair.Value == left ? order : order.Minus();
    }

    private ValueSplit? Has(IOperation value, IOperation part, TextPart where, IReadOnlyList<bool> caseRules) =>
        constants.TextOf(value) is null
        && constants.TextOf(part) is { } text
        && FirmwareText.IsPart(text, where, out var isDistinctive)
        && (isDistinctive || NamesFirmware(value))
            ? Any(value, caseRules, ignoresCase => FirmwareText.Has(text, where, ignoresCase))
            : null;

    private ValueSplit? In(IOperation set, IOperation value)
    {
        if (constants.TextOf(value) is not null || constants.SetOf(Constants.Unwrap(set)) is not { } known || !known.Elements.Any(static text => text is not null && FirmwareText.IsVersion(text)))
        {
            return null;
        }

        var isIn = ValueSplit.False;
        foreach (var text in known.Elements)
        {
            isIn = isIn.Or(text is null ? ValueSplit.Bool(TargetSet.Field, TargetSet.Field) : Equal(value, text, [known.IgnoresCase]) ?? ValueSplit.Bool(TargetSet.Field, TargetSet.Field));
        }

        return isIn;
    }

    /// <summary>A position: negative if there is none.</summary>
    private static ValueSplit? Index(ValueSplit? isThere) =>
        isThere is { } found ? new ValueSplit(found.Zero, found.Positive, found.Positive) : null;

    /// <summary>What holds whichever of the rules about case is in force. A value that the program put into one case compares in that case.</summary>
    private static ValueSplit Any(IOperation value, IReadOnlyList<bool> caseRules, Func<bool, ValueSplit> split)
    {
        if (Constants.Unwrap(value) is IInvocationOperation { TargetMethod.Name: "ToLower" or "ToLowerInvariant" or "ToUpper" or "ToUpperInvariant" })
        {
            return split(true);
        }

        return caseRules.Select(split).Aggregate(static (left, right) => left | right);
    }

    /// <summary>Whether a comparison ignores case; both, where the code leaves that to run time.</summary>
    private static IReadOnlyList<bool> CaseRules(IEnumerable<IOperation> operands)
    {
        foreach (var operand in operands.Select(Constants.Unwrap))
        {
            switch (operand.Type)
            {
                case { Name: nameof(StringComparison) }:
                    return operand.ConstantValue is { HasValue: true, Value: int rule }
                        ? [(StringComparison)rule is StringComparison.CurrentCultureIgnoreCase or StringComparison.InvariantCultureIgnoreCase or StringComparison.OrdinalIgnoreCase]
                        : [false, true];
                case { Name: "StringComparer" }:
                    return operand is IPropertyReferenceOperation comparer ? [comparer.Property.Name.EndsWith("IgnoreCase", StringComparison.Ordinal)] : [false, true];
                case { SpecialType: SpecialType.System_Boolean }:
                    return operand.ConstantValue is { HasValue: true, Value: bool ignoresCase } ? [ignoresCase] : [false, true];
            }
        }

        return [false];
    }

    /// <summary>The value and the constant it is compared with; null unless exactly one of the two is constant.</summary>
    private (IOperation Value, string Text)? One(IOperation left, IOperation right) => (constants.TextOf(left), constants.TextOf(right)) switch
    {
        (null, { } text) => (left, text),
        ({ } text, null) => (right, text),
        _ => null,
    };

    private static bool IsOfFramework(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace: { IsGlobalNamespace: false } around })
        {
            space = around;
        }

        return space?.Name == "System";
    }

    private static bool IsText(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Object } => true,
        { TypeKind: TypeKind.Dynamic } => true,
        INamedTypeSymbol { Name: "ReadOnlySpan" or "Span", TypeArguments: [{ SpecialType: SpecialType.System_Char }] } => true,
        _ => false,
    };

    private static bool IsIndex(IOperation operand) => operand.Type?.SpecialType == SpecialType.System_Int32;

    /// <summary>True if the code calls a value firmware. A short text such as <c>"01."</c> could be the start of anything else.</summary>
    private static bool NamesFirmware(IOperation value) =>
        NameUses.LastName(value.Syntax) is { } name
        && (name.IndexOf("firmware", StringComparison.OrdinalIgnoreCase) >= 0
            || name.IndexOf("fwver", StringComparison.OrdinalIgnoreCase) >= 0
            || name.TrimStart('_') is "fw" or "Fw" or "FW");
}
