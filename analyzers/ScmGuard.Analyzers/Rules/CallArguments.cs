using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules;

/// <summary>What is certain about a call's arguments, whether C# or Python writes them, or the code leaves them to the Python client's defaults.</summary>
internal static class CallArguments
{
    /// <summary>A number, or null if it is not certain.</summary>
    public static double? Number(this CallContext context, ArgumentRole role) =>
        !context.Call.TryGetArgument(role, out var argument) ? null
        : argument.Value is { } value ? ConstantNumber.Of(value, context.CancellationToken)
        : argument.TryGetConstant(out var constant, context.CancellationToken) && constant is long or double ? Convert.ToDouble(constant, CultureInfo.InvariantCulture)
        : null;

    /// <summary>A whole number, or null if it is not certain.</summary>
    public static long? Whole(this CallContext context, ArgumentRole role) =>
        context.Number(role) is { } number && Math.Truncate(number) == number && Math.Abs(number) <= uint.MaxValue ? (long)number : null;

    /// <summary>A time in milliseconds, written as a number or as a <see cref="TimeSpan"/>; null if it is not certain.</summary>
    public static double? Duration(this CallContext context, ArgumentRole role) =>
        context.Number(role) ?? (context.Call.TryGetArgument(role, out var argument) ? ConstantDuration.MillisecondsOf(argument.Value, context.CancellationToken) : null);

    /// <summary>A truth value, or null if it is not certain.</summary>
    public static bool? Flag(this CallContext context, ArgumentRole role)
    {
        if (!context.Call.TryGetArgument(role, out var argument))
        {
            return null;
        }

        if (argument.Value is { } value)
        {
            return Origin.Of(value, context.CancellationToken)?.ConstantValue is { HasValue: true, Value: bool flag } ? flag : null;
        }

        return argument.TryGetConstant(out var constant, context.CancellationToken) && constant is bool written ? written : null;
    }

    /// <summary>A text, as far as it is certain.</summary>
    public static ConstantText Text(this CallContext context, ArgumentRole role) =>
        context.Call.TryGetArgument(role, out var argument) ? argument.TextOf(context.CancellationToken) : ConstantText.Unknown;

    /// <summary>A slot's number, or null if it is not certain.</summary>
    public static long? Slot(this CallContext context, ArgumentRole role) =>
        context.Call.TryGetArgument(role, out var argument) && argument.Value is { } value
            ? SlotNumber.Of(value, context.CancellationToken)
            : context.Whole(role);

    /// <summary>The curve that a call names, as a number or as the Python client spells it; null if it is not certain.</summary>
    public static KeyType? CurveOf(this CallContext context, ZymbitCall call)
    {
        if (!call.TryGetArgument(ArgumentRole.KeyType, out var argument))
        {
            return null;
        }

        if (ConstantNumber.WholeOf(argument.Value, context.CancellationToken) is { } number)
        {
            return Enum.IsDefined(typeof(KeyType), (int)number) ? (KeyType)number : null;
        }

        var text = argument.TextOf(context.CancellationToken).Value;
        foreach (var known in PythonValues.KeyTypes)
        {
            if (known.Text == text)
            {
                return known.Value;
            }
        }

        return null;
    }

    /// <summary>Whether the key behind a role lies in the foreign store; null if it is not certain.</summary>
    public static bool? IsForeign(this CallContext context, ArgumentRole role)
    {
        var call = context.Call;
        if (call.TryGetArgument(role, out var slot) && SlotNumber.IsForeign(slot.Value) is { } typed)
        {
            return typed;
        }

        if (call.Operation.Id is ZymbitOperation.VerifyECDSASigFromDigestWithForeignKeySlot)
        {
            return true;
        }

        // The flag of an agreement is about the peer's key, which the Python client passes as a public key or a slot.
        var isAboutPeer = Takes(call.Operation, ArgumentRole.PeerSlot) || Takes(call.Operation, ArgumentRole.PeerPublicKey);
        if (isAboutPeer && role is not ArgumentRole.PeerSlot)
        {
            return false;
        }

        return Takes(call.Operation, ArgumentRole.Foreign) || call.TryGetArgument(ArgumentRole.Foreign, out _) ? context.Flag(ArgumentRole.Foreign) : false;
    }

    /// <summary>The Zymbit call that an argument's value comes from, or null if it comes from elsewhere.</summary>
    public static ZymbitCall? Source(this CallContext context, ArgumentRole role, ZymbitCompilation zymbit) =>
        context.Call.TryGetArgument(role, out var argument)
        && Origin.Of(argument.Value, context.CancellationToken) is { SemanticModel: { } model } origin
        && origin != context.Call.Invocation
            ? zymbit.TryRecognize(origin.Syntax, model, context.CancellationToken)
            : null;

    /// <summary>True if the call stands in code that prepares a unit before it goes into the field, or is made from there.</summary>
    public static bool IsInProvisioning(this CallContext context) => context.ProvisioningMarks().Any();

    /// <summary>The attributes of provisioning code that hold for a call where it stands and where it is made from.</summary>
    public static IEnumerable<AttributeData> ProvisioningMarks(this CallContext context)
    {
        var call = context.Call;
        var marks = At(call.Invocation.Syntax.SpanStart);
        return call.Location.SourceTree == context.SemanticModel.SyntaxTree ? marks.Concat(At(call.Location.SourceSpan.Start)) : marks;

        IEnumerable<AttributeData> At(int position) => Annotation.ProvisioningMarks(context.SemanticModel.GetEnclosingSymbol(position, context.CancellationToken));
    }

    private static bool Takes(Operation operation, ArgumentRole role)
    {
        foreach (var parameter in operation.Parameters)
        {
            if (parameter.Role == role)
            {
                return true;
            }
        }

        return false;
    }
}
