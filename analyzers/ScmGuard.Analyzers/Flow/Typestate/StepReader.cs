using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>Runs the operations of a block on one configuration.</summary>
/// <remarks>An expression's value is a number of the <see cref="Layout"/>. A value that goes where it is not followed is forgotten with all that it bears.</remarks>
internal sealed partial class StepReader
{
    private readonly Layout _layout;
    private readonly BodyScope _scope;
    private readonly int[] _cells;
    private readonly ThingStates _things;
    private readonly HashSet<Configuration>? _thrown;
    private readonly CancellationToken _cancellationToken;

    /// <param name="layout">What there is to know about the graph.</param>
    /// <param name="scope">The body that the graph is part of.</param>
    /// <param name="entry">The configuration at the start.</param>
    /// <param name="thrown">Takes up the configurations with which an exception may leave, or null where nothing takes one in.</param>
    /// <param name="record">Takes down what is seen to be wrong, or null.</param>
    /// <param name="cancellationToken">Cancels what is looked up on the way.</param>
    public StepReader(Layout layout, BodyScope scope, Configuration entry, HashSet<Configuration>? thrown, TypestateRecord? record, CancellationToken cancellationToken)
    {
        _layout = layout;
        _scope = scope;
        _cells = entry.ToCells();
        _things = new ThingStates(layout, _cells, record);
        _thrown = thrown;
        _cancellationToken = cancellationToken;
    }

    /// <summary>True once the code ended in a method that does not come back.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The stages as they are now.</summary>
    public ThingStates Things => _things;

    /// <summary>What is known now.</summary>
    public Configuration Current => new((int[])_cells.Clone());

    /// <summary>What is known now, as far as the code after the block can ask about it.</summary>
    public Configuration End
    {
        get
        {
            _things.Tidy();
            return Current;
        }
    }

    /// <summary>Runs an operation.</summary>
    /// <returns>The number of its value.</returns>
    public int Read(IOperation? operation)
    {
        if (operation is null)
        {
            return 0;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return _layout.NumberOf(new Value.Known(Plain(constant)));
        }

        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                return ValueIn(operation);
            case IConversionOperation conversion:
                return ReadConversion(conversion);
            case IExpressionStatementOperation statement:
                Read(statement.Operation);
                return 0;
            case IFlowCaptureOperation capture:
                Write(capture.Id, Read(capture.Value));
                return 0;
            case ISimpleAssignmentOperation assignment:
                return ReadAssignment(assignment);
            case IDeconstructionAssignmentOperation deconstruction:
                ReadDeconstruction(deconstruction);
                return 0;
            case ICompoundAssignmentOperation compound:
                ReadTarget(compound.Target);
                Read(compound.Value);
                Assign(compound.Target, 0);
                return 0;
            case IIncrementOrDecrementOperation increment:
                ReadTarget(increment.Target);
                Assign(increment.Target, Count(increment));
                return 0;
            case IInvocationOperation invocation:
                return ReadInvocation(invocation);
            case IDynamicInvocationOperation invocation:
                return ReadDynamicInvocation(invocation);
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                ReadUnknownCall(creation, constructor, creation.Arguments);
                Read(creation.Initializer);
                return 0;
            case IAwaitOperation wait:
                var awaited = Read(wait.Operation);
                MayThrow();
                return awaited;
            case IBinaryOperation binary:
                return ReadBinary(binary);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Negate(Read(not.Operand));
            case IIsPatternOperation test:
                return ReadPattern(test);
            case IPropertyReferenceOperation property:
                var owner = Read(property.Instance);
                ReadAll(property.Arguments);
                MayThrow();

                // The parts of a result by which its slot goes on.
                return property.Property.Name is "Slot" or "Number" or "Value" or "Result" ? owner : 0;
            case IFieldReferenceOperation field:
                var tuple = Read(field.Instance);
                return field.Field.Name == "Item1" || field.Field.CorrespondingTupleField?.Name == "Item1" ? tuple : 0;
            case IDynamicMemberReferenceOperation member:
                Read(member.Instance);
                MayThrow();
                return 0;
            case IDynamicIndexerAccessOperation indexer:
                var result = Read(indexer.Operation);
                ReadAll(indexer.Arguments);
                MayThrow();
                return indexer.Arguments is [{ ConstantValue: { HasValue: true, Value: 0 } }] ? result : 0;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Keep(Read(yielded.ReturnedValue), string.Empty, yielded.Syntax);
                return 0;

            // Reading a value to show or to compare it keeps nothing.
            case IIsNullOperation or IIsTypeOperation or IInterpolatedStringOperation or IInterpolationOperation or IUnaryOperation or ITypeOfOperation or ISizeOfOperation
                or INameOfOperation or IDiscardOperation or IArrayElementReferenceOperation or IThrowOperation or IInterpolatedStringTextOperation:
                ReadAll(operation.ChildOperations);
                return 0;
            case IDelegateCreationOperation or IFlowAnonymousFunctionOperation:
                return 0;
            default:
                foreach (var child in operation.ChildOperations)
                {
                    Forget(Read(child));
                }

                return 0;
        }
    }

    /// <summary>Hands a value on to where other code reads it.</summary>
    public void Keep(int value, string name, SyntaxNode where)
    {
        foreach (var protocol in _scope.Protocols)
        {
            if (_layout.BorneBy(value, protocol) is { } thing)
            {
                _things.Keep(thing, name, where);
            }
        }
    }

    private int Count(IIncrementOrDecrementOperation step)
    {
        var isUp = step.Kind == OperationKind.Increment;
        return _layout.ValueBy(ValueIn(_layout.TargetOf(step.Target))) switch
        {
            Value.Known { Constant: int number } => _layout.NumberOf(new Value.Beyond(number, isUp)),
            Value.Beyond beyond when beyond.IsUp == isUp => _layout.NumberOf(beyond),
            _ => 0,
        };
    }

    private static object? Plain(object? constant) => constant switch
    {
        byte number => (int)number,
        sbyte number => (int)number,
        short number => (int)number,
        ushort number => (int)number,
        _ => constant,
    };

    private int ValueIn(IOperation reference) => _layout.CellOf(reference) is { } cell ? _cells[cell] : 0;

    private int ReadConversion(IConversionOperation conversion)
    {
        var value = Read(conversion.Operand);
        if (conversion.OperatorMethod is null)
        {
            return value;
        }

        Forget(value);
        MayThrow();
        return 0;
    }

    private int ReadAssignment(ISimpleAssignmentOperation assignment)
    {
        ReadTarget(assignment.Target);
        var value = Read(assignment.Value);
        Assign(assignment.Target, value);
        return value;
    }

    private void ReadDeconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        IOperation target = deconstruction.Target is IDeclarationExpressionOperation declaration ? declaration.Expression : deconstruction.Target;
        var source = deconstruction.Value;
        while (source is IConversionOperation conversion)
        {
            source = conversion.Operand;
        }

        if (target is not ITupleOperation targets)
        {
            Forget(Read(source));
            return;
        }

        var values = new int[targets.Elements.Length];
        if (source is ITupleOperation sources && sources.Elements.Length == values.Length)
        {
            for (var index = 0; index < values.Length; index++)
            {
                values[index] = Read(sources.Elements[index]);
            }
        }
        else
        {
            // A result that consists of a slot and more has the slot first.
            values[0] = Read(source);
        }

        for (var index = 0; index < values.Length; index++)
        {
            Assign(targets.Elements[index], values[index]);
        }
    }

    private void ReadTarget(IOperation target)
    {
        if (target is not (ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation or IDiscardOperation))
        {
            ReadAll(target.ChildOperations);
            MayThrow();
        }
    }

    private void ReadAll(IEnumerable<IOperation> operations)
    {
        foreach (var operation in operations)
        {
            Read(operation);
        }
    }

    private void Assign(IOperation target, int value)
    {
        target = _layout.TargetOf(target);
        if (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
        }

        if (Places.Of(target) is { } place && _layout.CellOf(place) is not null)
        {
            Write(place, value);
            return;
        }

        switch (target)
        {
            case IDiscardOperation:
                return;
            case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                ForgetAnswersAboutMembers();
                Keep(value, ((IMemberReferenceOperation)target).Member.Name, target.Syntax);
                return;
            case IParameterReferenceOperation { Parameter: { RefKind: not RefKind.None, Name: var name } }:
                Keep(value, name, target.Syntax);
                return;
            default:
                Forget(value);
                return;
        }
    }

    private void Write(object place, int value)
    {
        if (_layout.CellOf(place) is not { } cell)
        {
            Forget(value);
            return;
        }

        // A constant matters only where a condition looks at it.
        _cells[cell] = _layout.ValueBy(value) is Value.Known or Value.Other or Value.Beyond && _layout.TimesAsked(cell) == 0 ? 0 : value;
        foreach (var answer in _layout.AnswersAbout(cell))
        {
            _cells[answer] = 0;
        }
    }

    private void Forget(int value)
    {
        if (value == 0)
        {
            return;
        }

        foreach (var protocol in _scope.Protocols)
        {
            if (_layout.BorneBy(value, protocol) is { } thing)
            {
                _things.Forget(thing);
            }
        }
    }

    private void ForgetAnswersAboutMembers()
    {
        foreach (var answer in _layout.AnswersAboutMembers)
        {
            _cells[answer] = 0;
        }
    }

    private void MayThrow() => _thrown?.Add(Current);
}
