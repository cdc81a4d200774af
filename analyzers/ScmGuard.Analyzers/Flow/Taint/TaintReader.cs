using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Taint;

/// <summary>Runs one step after the other, and knows which values may be the followed one.</summary>
internal sealed class TaintReader(
    TaintSource source,
    Func<IOperation, IEnumerable<TaintSink>> sinks,
    IReadOnlyDictionary<CaptureId, object> captured,
    TaintState state,
    ICollection<TaintSink>? reached)
{
    /// <summary>What holds the value after the steps that were read.</summary>
    public TaintState State { get; private set; } = state;

    /// <summary>What held it at any of them.</summary>
    public TaintState Thrown { get; private set; } = state;

    /// <summary>Reads a step: its parts first, as the program evaluates them.</summary>
    public void Read(IOperation step)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var part in step.ChildOperations)
        {
            Read(part);
        }

        if (reached is not null)
        {
            foreach (var sink in sinks(step))
            {
                if (sink.IsText ? Shows(sink.Value) : Carries(sink.Value))
                {
                    reached.Add(sink);
                }
            }
        }

        Write(step);
        Thrown = Thrown.Join(State);
    }

    private void Write(IOperation step)
    {
        switch (step)
        {
            case ISimpleAssignmentOperation assignment:
                Set(assignment.Target, Carries(assignment.Value));
                break;
            case ICompoundAssignmentOperation compound when Shows(compound.Value):
                Set(compound.Target, isTainted: true);
                break;
            case IFlowCaptureOperation capture:
                State = State.With(capture.Id, Carries(capture.Value));
                break;
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } test:
                State = State.With(declared, Carries(test.Value));
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when !Carriers.IsWriter(argument.Parameter.Type):
                Set(argument.Value, isTainted: false);
                break;
            case IInvocationOperation invocation:
                WriteCalled(invocation);
                break;
        }

        if (IsSource(step) && source.Output is { } output)
        {
            foreach (var argument in step.ChildOperations.OfType<IArgumentOperation>())
            {
                if (argument.Value.Syntax == output.Syntax)
                {
                    Set(argument.Value, isTainted: true);
                }
            }
        }
    }

    private void WriteCalled(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        var name = call.TargetMethod.Name;
        if (Carriers.IsAppended(type, name))
        {
            if (call.Instance is { } writer && call.Arguments.Any(argument => Shows(argument.Value)))
            {
                Set(Written(writer), isTainted: true);
            }
        }
        else if (Carriers.Wipes(type?.Name, name))
        {
            Set(call.Instance ?? call.Arguments.FirstOrDefault()?.Value, isTainted: false);
        }
        else if (Carriers.Copies(type?.Name, name)
            && (call.Instance is { } copied ? Carries(copied) : call.Arguments.Any(argument => !IsDestination(argument) && Carries(argument.Value)))
            && call.Arguments.FirstOrDefault(IsDestination) is { } destination)
        {
            Set(destination.Value, isTainted: true);
        }
    }

    /// <summary>The framework calls it destination, dst or, where the instance is copied, array.</summary>
    private static bool IsDestination(IArgumentOperation argument) =>
        argument.Parameter?.Name is { } name && (name.StartsWith("dest", StringComparison.Ordinal) || name.StartsWith("dst", StringComparison.Ordinal) || name == "array");

    /// <summary>The first in a chain of <c>Append</c>, each of which returns its writer.</summary>
    private static IOperation Written(IOperation writer)
    {
        while (writer is IInvocationOperation { Instance: { } inner } call && Carriers.IsAppended(call.TargetMethod.ContainingType, call.TargetMethod.Name))
        {
            writer = inner;
        }

        return writer;
    }

    private void Set(IOperation? target, bool isTainted)
    {
        if (PlaceBehind(target) is { } place)
        {
            State = State.With(place, isTainted);
        }
    }

    /// <summary>The local, parameter or capture whose content is written, itself or through a span or a pointer of it. Fields are not followed: others write them.</summary>
    private object? PlaceBehind(IOperation? target)
    {
        while (true)
        {
            switch (target)
            {
                case IConversionOperation conversion:
                    target = conversion.Operand;
                    break;
                case IAddressOfOperation address:
                    target = address.Reference;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "AsSpan" or "AsMemory" }, Instance: null, Arguments: [var whole, ..] }:
                    target = whole.Value;
                    break;
                case IFlowCaptureReferenceOperation reference when captured.TryGetValue(reference.Id, out var variable):
                    return variable;
                case IFieldReferenceOperation or IPropertyReferenceOperation or null:
                    return null;
                default:
                    return Places.Of(target);
            }
        }
    }

    /// <summary>True if a value may be the followed one, in whatever form.</summary>
    private bool Carries(IOperation? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case null:
                return false;
            case IConversionOperation conversion:
                return !IsPlain(conversion.Type) && Carries(conversion.Operand);
            case IFieldReferenceOperation field:
                return source.Holders.Contains(field.Field);
            case IPropertyReferenceOperation property:
                return source.Holders.Contains(property.Property) || (property.Property.Name == "Current" && Carries(property.Instance));
            case IInvocationOperation call:
                return IsSourceResult(call) || CarriesResult(call);
            case IDynamicInvocationOperation call:
                return IsSourceResult(call) || (call.Operation is IDynamicMemberReferenceOperation member && CarriesDynamic(member, call.Arguments));
            case IFunctionPointerInvocationOperation call:
                return IsSourceResult(call);
            case IDynamicIndexerAccessOperation element:
                // The Python client returns a slot first, and then the mnemonic.
                return element.Arguments is not [{ ConstantValue: { HasValue: true, Value: 0 } }] && Carries(element.Operation);
            case IInterpolatedStringOperation interpolated:
                return interpolated.Parts.OfType<IInterpolationOperation>().Any(part => Shows(part.Expression));
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String or SpecialType.None } sum:
                return Shows(sum.LeftOperand) || Shows(sum.RightOperand);
            case IArrayCreationOperation { Initializer.ElementValues: var elements }:
                return elements.Any(Carries);
            case IObjectCreationOperation { Type.Name: nameof(String) or "StringBuilder" or "Span" or "ReadOnlySpan" or "PyString" or "Mnemonic" or "Passphrase" } creation:
                return creation.Arguments.Any(argument => Carries(argument.Value));
            case ISimpleAssignmentOperation assignment:
                return Carries(assignment.Value);
            case IAwaitOperation awaited:
                return Carries(awaited.Operation);
            default:
                return Places.Of(value) is { } place && (State.Contains(place) || (place is ISymbol symbol && source.Holders.Contains(symbol)));
        }
    }

    private bool CarriesResult(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        var name = call.TargetMethod.Name;
        return Carriers.Writes(type, name) ? Shows(call.Instance) || Items(call.Arguments).Any(Shows)
            : Carriers.Keeps(type?.Name, name) && (Carries(call.Instance) || call.Arguments.Any(argument => Carries(argument.Value)));
    }

    private bool CarriesDynamic(IDynamicMemberReferenceOperation member, ImmutableArray<IOperation> arguments) =>
        member.Instance is null
            ? Carriers.Writes(member.ContainingType, member.MemberName) && arguments.Any(Shows)
            : member.MemberName is nameof(ToString) or "As" or "strip" && Carries(member.Instance);

    /// <summary>True if a value may be the followed one, and a text of it shows that.</summary>
    private bool Shows(IOperation? value)
    {
        if (!Carries(value))
        {
            return false;
        }

        for (; ; value = ((IConversionOperation)value!).Operand)
        {
            if (IsLegible(value!.Type) || (value is IInvocationOperation { TargetMethod.Name: nameof(string.Split) } or IArrayCreationOperation))
            {
                return true;
            }

            if (value is not IConversionOperation)
            {
                return false;
            }
        }
    }

    private static bool IsLegible(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or { TypeKind: TypeKind.Dynamic } or { Name: "PyObject" or "PyString" }
            or INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", TypeArguments: [{ SpecialType: SpecialType.System_Char }] }
        || Carriers.IsWriter(type);

    /// <summary>A number or a truth value says nothing of what it was made from.</summary>
    private static bool IsPlain(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double) };

    private static IEnumerable<IOperation> Items(ImmutableArray<IArgumentOperation> arguments) => arguments.SelectMany(static argument =>
        argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } list } } ? list.ElementValues : ImmutableArray.Create(argument.Value));

    private bool IsSourceResult(IOperation call) => source.Output is null && IsSource(call);

    private bool IsSource(IOperation step) => source.Call is { } call && step.Syntax == call.Syntax && step.Kind == call.Kind;
}
