using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Runs the operations of a block in the order of evaluation: what they say about the unit, and what they do to the state.</summary>
internal sealed partial class OperationReader
{
    private readonly GraphFlow _graph;
    private readonly BodyFlow _body;
    private readonly FlowRecord? _record;

    /// <param name="graph">The graph of the block.</param>
    /// <param name="state">The state at the entry of the block.</param>
    /// <param name="record">Takes down what is seen, or null.</param>
    public OperationReader(GraphFlow graph, FirmwareState state, FlowRecord? record)
    {
        _graph = graph;
        _body = graph.Body;
        _record = record;
        State = state;
        Thrown = state;
    }

    /// <summary>The state now.</summary>
    public FirmwareState State { get; private set; }

    /// <summary>The states of all points so far, joined: an exception may leave at any of them.</summary>
    public FirmwareState Thrown { get; private set; }

    /// <summary>Runs an operation.</summary>
    /// <returns>What its value says about the unit.</returns>
    public ValueSplit Read(IOperation? operation)
    {
        if (operation is null)
        {
            return ValueSplit.Unknown;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return constant.Value switch
            {
                bool flag => flag ? ValueSplit.True : ValueSplit.False,
                int number => ValueSplit.Number(number),
                null => ValueSplit.Null,
                _ => ValueSplit.Unknown,
            };
        }

        switch (operation)
        {
            case IFlowCaptureOperation capture:
                var captured = Read(capture.Value);
                State = Store(State, capture.Id, capture.Value.Type, captured);
                return captured;
            case IFlowCaptureReferenceOperation capture:
                return Recall(capture.Id, capture.Type);
            case ILocalReferenceOperation local:
                return Recall(local.Local, local.Type);
            case IParameterReferenceOperation parameter:
                return Recall(parameter.Parameter, parameter.Type);
            case IFieldReferenceOperation field:
                Read(field.Instance);
                return Member(field.Field, field.Type, field.Instance);
            case IPropertyReferenceOperation property:
                return Property(property);
            case ISimpleAssignmentOperation assignment:
                Target(assignment.Target);
                var assigned = Read(assignment.Value);
                _record?.Write(assignment.Syntax, assigned & State.Units);
                _body.NoteDelegate(assignment, _graph.Graph);
                Assign(assignment.Target, assigned);
                return assigned;
            case ICompoundAssignmentOperation { OperatorMethod: null } assignment:
                Target(assignment.Target);
                var combined = Combine(assignment.OperatorKind, Read(assignment.Target), Read(assignment.Value), assignment.Target.Type);
                Assign(assignment.Target, combined);
                return combined;
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IUnaryOperation { OperatorMethod: null } unary:
                return Unary(unary.OperatorKind, Read(unary.Operand));
            case IBinaryOperation binary:
                return Binary(binary);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Read(conversion.Operand);
            case IIsNullOperation isNull:
                return Read(isNull.Operand).EqualTo(ValueSplit.Null);
            case IIsPatternOperation isPattern:
                return Match(isPattern);
            case IInvocationOperation call:
                return Call(call);
            case IDynamicInvocationOperation call:
                return Call(call);
            case IFunctionPointerInvocationOperation call:
                return Call(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IAwaitOperation wait:
                var awaited = Read(wait.Operation);
                ForgetMembers();
                return Await(awaited);
            case IFlowAnonymousFunctionOperation lambda:
                _record?.Reach(lambda, State);
                return ValueSplit.Unknown;
            case IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } handedOn:
                Read(handedOn.Instance);
                _record?.Reach(handedOn, State);
                return ValueSplit.Unknown;
            case IDefaultValueOperation { Type: { } type }:
                return type.SpecialType == SpecialType.System_Boolean ? ValueSplit.False : IsNullable(type) ? ValueSplit.Null : ValueSplit.Unknown;
            case IArgumentOperation argument:
                return Read(argument.Value);
            case IReturnOperation yielded:
                Read(yielded.ReturnedValue);
                ForgetMembers();
                return ValueSplit.Unknown;
            case IExpressionStatementOperation statement:
                return Read(statement.Operation);
            default:
                foreach (var child in operation.ChildOperations)
                {
                    Read(child);
                }

                foreach (var target in AssignmentTargets.Of(operation))
                {
                    Assign(target, ValueSplit.Unknown);
                }

                return ValueSplit.Unknown;
        }
    }

    /// <summary>The state on one branch of a condition.</summary>
    /// <param name="condition">The condition, which was read already.</param>
    /// <param name="value">What it says.</param>
    /// <param name="holds">Which branch.</param>
    public FirmwareState Assume(IOperation condition, ValueSplit value, bool holds)
    {
        var state = State.Keep(holds ? value.Positive : value.Zero);
        while (true)
        {
            switch (condition)
            {
                case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Not or UnaryOperatorKind.False } not:
                    holds = !holds;
                    condition = not.Operand;
                    break;
                case IUnaryOperation { OperatorMethod: null, OperatorKind: UnaryOperatorKind.True } isTrue:
                    condition = isTrue.Operand;
                    break;
                case IConversionOperation { OperatorMethod: null } conversion:
                    condition = conversion.Operand;
                    break;
                case IIsNullOperation isNull when VariableIn(isNull.Operand) is { } variable:
                    return state.With(variable, holds ? ValueSplit.Null : state[variable] with { Negative = TargetSet.None });
                case IPropertyReferenceOperation { Property.Name: "HasValue", Instance: { } nullable } when IsNullable(nullable.Type) && VariableIn(nullable) is { } variable:
                    return state.With(variable, holds ? state[variable] with { Negative = TargetSet.None } : ValueSplit.Null);
                default:
                    return (IsBool(condition.Type) || condition.Type is { TypeKind: TypeKind.Dynamic }) && VariableIn(condition) is { } flag
                        ? Store(state, flag, condition.Type, holds ? ValueSplit.True : ValueSplit.False)
                        : state;
            }
        }
    }

    /// <summary>The variable that an operation is nothing but, or null.</summary>
    private object? VariableIn(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local when _body.Locals.IsTracked(local.Local) => local.Local,
        IParameterReferenceOperation parameter when _body.Locals.IsTracked(parameter.Parameter) => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        _ => null,
    };

    /// <summary>Keeps the value of a variable. A <c>bool</c> is never null: to keep that in mind of each would make every one look worth keeping.</summary>
    public static FirmwareState Store(FirmwareState state, object variable, ITypeSymbol? type, ValueSplit value) =>
        state.With(variable, IsBool(type) ? value with { Negative = TargetSet.Field } : value);

    private ValueSplit Recall(object variable, ITypeSymbol? type)
    {
        var value = variable is ISymbol symbol and (ILocalSymbol or IParameterSymbol) && !_body.Locals.IsTracked(symbol) ? ValueSplit.Unknown : State[variable];
        return IsBool(type) ? value with { Negative = TargetSet.None } : value;
    }

    private ValueSplit Property(IPropertyReferenceOperation property)
    {
        var instance = Read(property.Instance);
        foreach (var argument in property.Arguments)
        {
            Read(argument);
        }

        // A nullable's and a task's own members hand on what the nullable or the task says.
        switch (property.Property.Name)
        {
            case "HasValue" when IsNullable(property.Instance?.Type):
                return instance.EqualTo(ValueSplit.Null).Not();
            case "Value" when IsNullable(property.Instance?.Type):
                State = State.Keep(instance.Zero | instance.Positive);
                return instance with { Negative = TargetSet.None };
            case "Result" when IsTask(property.Instance?.Type):
                return Await(instance);
            default:
                return Member(property.Property, property.Type, property.Instance);
        }
    }

    /// <summary>A field or property: what its author states, what the flow knows, what its getter returns, or what is ever written to it.</summary>
    private ValueSplit Member(ISymbol member, ITypeSymbol? type, IOperation? instance)
    {
        if (_body.Guards.TrustedGuardOf(member, _body.Inquiry) is { } stated)
        {
            _body.LooksAtFirmware = true;
            return ValueSplit.Bool(stated.Meant, stated.Others);
        }

        if (IsOfThis(member, instance) && State.Knows(member))
        {
            return Recall(member, type);
        }

        if (member is IPropertySymbol { GetMethod: { } getter } && !MemberValues.IsAutoProperty(member, _body.Inquiry.CancellationToken))
        {
            return Callee.MayBeOverridden(getter) && instance?.Syntax is not BaseExpressionSyntax ? ValueSplit.Unknown : Enter(getter, ArgumentFacts.None);
        }

        var ever = _body.Guards.ValueOf(member, _body.Inquiry);
        _body.LooksAtFirmware |= ever.LooksAtFirmware;
        return ever.Value;
    }

    /// <summary>Runs what stands in an assignment's target, such as the index of an array element.</summary>
    private void Target(IOperation target)
    {
        if (target is not (ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation))
        {
            foreach (var child in target.ChildOperations)
            {
                Read(child);
            }
        }
    }

    private void Assign(IOperation target, ValueSplit value)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                Set(local.Local, local.Type, _body.Locals.IsTracked(local.Local), value);
                break;
            case IParameterReferenceOperation parameter:
                Set(parameter.Parameter, parameter.Type, _body.Locals.IsTracked(parameter.Parameter), value);
                break;
            case IFieldReferenceOperation field:
                Set(field.Field, field.Type, IsOfThis(field.Field, field.Instance) && MemberValues.CanFollow(field.Field, _body.Inquiry.CancellationToken), value);
                break;
            case IPropertyReferenceOperation property:
                Set(property.Property, property.Type, IsOfThis(property.Property, property.Instance) && MemberValues.CanFollow(property.Property, _body.Inquiry.CancellationToken), value);
                break;
            case IFlowCaptureReferenceOperation capture when _graph.TargetOf(capture.Id) is { } captured:
                Assign(captured, value);
                break;
        }
    }

    private void Set(ISymbol variable, ITypeSymbol? type, bool isTracked, ValueSplit value)
    {
        State = isTracked ? Store(State, variable, type, value) : State.Without(variable);
        Thrown = Thrown.Join(State);
    }

    private ValueSplit Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        Target(deconstruction.Target);
        var target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        if (target is ITupleOperation targets && Constants.Unwrap(deconstruction.Value) is ITupleOperation values && targets.Elements.Length == values.Elements.Length)
        {
            var read = values.Elements.Select(Read).ToList();
            for (var index = 0; index < read.Count; index++)
            {
                foreach (var single in AssignmentTargets.Flatten(targets.Elements[index]))
                {
                    Assign(single, targets.Elements[index] is ITupleOperation ? ValueSplit.Unknown : read[index]);
                }
            }
        }
        else
        {
            Read(deconstruction.Value);
            foreach (var single in AssignmentTargets.Of(deconstruction))
            {
                Assign(single, ValueSplit.Unknown);
            }
        }

        return ValueSplit.Unknown;
    }

    private ValueSplit Binary(IBinaryOperation binary)
    {
        var left = Read(binary.LeftOperand);
        var right = Read(binary.RightOperand);
        if (_body.Comparison.Read(binary) is { } said)
        {
            _body.LooksAtFirmware = true;
            return said;
        }

        if (binary.OperatorMethod is not null)
        {
            return ValueSplit.Unknown;
        }

        if (NumberTest.Compare(binary.OperatorKind, left, binary.RightOperand, IsIndex(binary.LeftOperand)) is { } compared)
        {
            return compared;
        }

        return NumberTest.Compare(Mirror(binary.OperatorKind), right, binary.LeftOperand, IsIndex(binary.RightOperand)) is { } mirrored
            ? mirrored
            : Combine(binary.OperatorKind, left, right, binary.LeftOperand.Type);
    }

    private ValueSplit Match(IIsPatternOperation isPattern)
    {
        var value = Read(isPattern.Value);
        var patterns = new PatternReader(_body.Comparison, member => Read(member));
        var matches = patterns.Match(isPattern.Pattern, value);
        _body.LooksAtFirmware |= patterns.SawFirmware;
        foreach (var part in isPattern.Pattern.DescendantsAndSelf())
        {
            var declared = part switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                IListPatternOperation list => list.DeclaredSymbol,
                _ => null,
            };
            if (declared is not null)
            {
                Set(declared, type: null, isTracked: false, ValueSplit.Unknown);
            }
        }

        return matches;
    }

    private static ValueSplit Unary(UnaryOperatorKind kind, ValueSplit value) => kind switch
    {
        UnaryOperatorKind.Not or UnaryOperatorKind.False => value.Not(),
        UnaryOperatorKind.True or UnaryOperatorKind.Plus => value,
        UnaryOperatorKind.Minus => value.Minus(),
        _ => ValueSplit.Unknown,
    };

    private static ValueSplit Combine(BinaryOperatorKind kind, ValueSplit left, ValueSplit right, ITypeSymbol? type) => kind switch
    {
        // The sign of two numbers says too little about both together.
        _ when !IsTruth(type) => ValueSplit.Unknown,
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => left.And(right),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => left.Or(right),
        BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals => left.EqualTo(right).Not(),
        BinaryOperatorKind.Equals => left.EqualTo(right),
        _ => ValueSplit.Unknown,
    };

    private static BinaryOperatorKind Mirror(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
        BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
        _ => kind,
    };

    private static bool IsIndex(IOperation operation) => Constants.Unwrap(operation) is IInvocationOperation { TargetMethod.Name: "IndexOf" };

    private static bool IsOfThis(ISymbol member, IOperation? instance) =>
        member.IsStatic || instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    private static bool IsBool(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Boolean };

    private static bool IsTruth(ITypeSymbol? type) =>
        IsBool(type) || type is { TypeKind: TypeKind.Dynamic }
        || (type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] } && IsNullable(type));

    private static bool IsNullable(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsTask(ITypeSymbol? type) => type?.Name is "Task" or "ValueTask";
}
