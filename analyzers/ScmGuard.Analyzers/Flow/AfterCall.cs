using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>What the conditions that follow a call say about the call, if it succeeded.</summary>
/// <param name="call">The call.</param>
/// <param name="success">The results that mean success.</param>
/// <param name="writesAfter">The steps after the call that write a place.</param>
internal sealed class AfterCall(IOperation call, SuccessRange success, Func<object, IEnumerable<IOperation>> writesAfter)
{
    /// <summary>Places whose value may tell, in a way that is not understood, what became of the call.</summary>
    private readonly Dictionary<object, bool> _open = new(Places.Comparer);

    /// <summary>Places that the place in question was found to depend on.</summary>
    private readonly HashSet<object> _visited = new(Places.Comparer);

    /// <summary>True for the question whether a sequence has another element; a loop's body does not answer it.</summary>
    public static bool IsNextElement(IOperation condition) =>
        condition is IInvocationOperation { IsImplicit: true } or IAwaitOperation { Operation: IInvocationOperation { IsImplicit: true } };

    /// <summary>The place that holds the call's result after a step.</summary>
    public object? HolderAfter(IOperation step, object? holder)
    {
        var value = step switch
        {
            ISimpleAssignmentOperation assignment => assignment.Value,
            IFlowCaptureOperation capture => capture.Value,
            _ => null,
        };
        foreach (var place in Places.WrittenBy(step))
        {
            if (value is not null && IsResult(value, holder))
            {
                return place;
            }

            if (Places.Comparer.Equals(place, holder))
            {
                return null;
            }
        }

        return holder;
    }

    /// <summary>Reads a condition that compares the call's result; null for any other.</summary>
    public ResultTest? Test(IOperation condition, object? holder) => ResultTest.Read(condition, value => IsResult(value, holder), success);

    /// <summary>True if the answer may depend on the call in a way that is not understood.</summary>
    public bool IsOpenQuestion(IOperation condition) => !IsNextElement(condition) && IsOpenValue(condition);

    private bool IsOpenValue(IOperation value) => value.DescendantsAndSelf().Any(IsOpen);

    private bool IsOpen(IOperation part) => part switch
    {
        IInvocationOperation { TargetMethod: var method } => part.Syntax == call.Syntax || (!part.IsImplicit && !Condition.DependsOnArgumentsOnly(method)),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation => true,
        IFlowAnonymousFunctionOperation => part.Syntax == call.Syntax,
        _ => Condition.ReadsState(part) || (Places.Of(part) is { } place && IsOpenPlace(place)),
    };

    private bool IsOpenPlace(object place)
    {
        if (_open.TryGetValue(place, out var open))
        {
            return open;
        }

        var isFirst = _visited.Count == 0;
        if (_visited.Add(place))
        {
            open = writesAfter(place).Any(IsOpenWrite);
        }

        // Only here is every place looked at that the first one depends on.
        if (isFirst)
        {
            _visited.Clear();
            _open.Add(place, open);
        }

        return open;
    }

    private bool IsOpenWrite(IOperation step) => step switch
    {
        ISimpleAssignmentOperation { IsImplicit: true } declaration => IsOpenValue(declaration.Value),
        IFlowCaptureOperation capture => IsOpenValue(capture.Value),

        // A counter counts rounds, whatever became of the call.
        ISimpleAssignmentOperation assignment => !IsCount(assignment),
        ICompoundAssignmentOperation compound => compound.Type?.SpecialType == SpecialType.System_Boolean,
        IIncrementOrDecrementOperation => false,
        _ => true,
    };

    private static bool IsCount(ISimpleAssignmentOperation assignment) =>
        Unwrap(assignment.Value) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum
        && Places.Of(assignment.Target) is { } counter
        && (Places.Comparer.Equals(counter, Places.Of(Unwrap(sum.LeftOperand))) || Places.Comparer.Equals(counter, Places.Of(Unwrap(sum.RightOperand))));

    private bool IsResult(IOperation value, object? holder)
    {
        value = Unwrap(value);
        return (value.Syntax == call.Syntax && value.Kind == call.Kind)
            || (value is ISimpleAssignmentOperation assignment && IsResult(assignment.Value, holder))
            || (holder is not null && Places.Comparer.Equals(Places.Of(value), holder));
    }

    private static IOperation Unwrap(IOperation value)
    {
        // A cast to int is how a dynamic result becomes a slot.
        while (value is IConversionOperation { OperatorMethod: null } conversion
            && (conversion.Conversion.IsImplicit || conversion.Type?.SpecialType == SpecialType.System_Int32))
        {
            value = conversion.Operand;
        }

        return value;
    }
}
