using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Typestate;

internal sealed partial class StepReader
{
    /// <summary>Goes on as if a condition, which was read before, holds or does not.</summary>
    /// <returns>False if that cannot be.</returns>
    public bool Assume(IOperation condition, bool holds)
    {
        while (true)
        {
            if (condition.ConstantValue is { HasValue: true, Value: bool constant })
            {
                return constant == holds;
            }

            switch (condition)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                    (condition, holds) = (not.Operand, !holds);
                    continue;
                case IConversionOperation { OperatorMethod: null } conversion:
                    condition = conversion.Operand;
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool side } } test:
                    (condition, holds) = (test.LeftOperand, holds == (side == (test.OperatorKind == BinaryOperatorKind.Equals)));
                    continue;
                case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool side } } } test:
                    (condition, holds) = (test.Value, holds == side);
                    continue;
            }

            break;
        }

        return AssumeValue(condition, holds) && AssumeAnswer(condition, holds);
    }

    private bool AssumeValue(IOperation condition, bool holds)
    {
        if (SubjectOf(condition) is { } subject)
        {
            return AssumeComparison(condition, subject, holds);
        }

        // A plain truth value.
        var value = ValueOf(condition);
        switch (_layout.ValueBy(value))
        {
            case Value.Test test:
                return _things.Settle(_layout.SiteBy(test.Site)!, holds ? test.WhenTrue : test.WhenFalse);
            case Value.Result result when condition.Type?.SpecialType == SpecialType.System_Boolean:
                return _things.Settle(_layout.SiteBy(result.Site)!, holds ? Outcome.Success : Outcome.Failure);
            case Value.Known { Constant: bool known }:
                return known == holds;
            case null when _layout.CellOf(condition) is { } cell && _layout.TimesAsked(cell) > 1:
                _cells[cell] = _layout.NumberOf(new Value.Known(holds));
                return true;
            default:
                return condition is not IPropertyReferenceOperation { Property.Name: "IsInvalid", Instance: { } handle } || AssumeHandle(ValueOf(handle), isNothing: holds);
        }
    }

    private bool AssumeComparison(IOperation condition, IOperation subject, bool holds)
    {
        var value = ValueOf(subject);
        if (OutcomesOf(condition, subject, value) is { } outcomes)
        {
            return _things.Settle(_layout.SiteBy(outcomes.Site)!, holds ? outcomes.WhenTrue : outcomes.WhenFalse);
        }

        if (NothingTest(condition) is { } whenNothing && _layout.ValueBy(value) is Value.Output or Value.Result)
        {
            return AssumeHandle(value, isNothing: holds == whenNothing);
        }

        if (_layout.ValueBy(value) is Value.Known { Constant: int number })
        {
            return ResultTest.Read(condition, operand => operand == subject, new SuccessRange(number, number)) is not { } exact || (holds ? exact.WhenTrue : exact.WhenFalse);
        }

        if (EqualityOf(condition) is not var (constant, isEqual))
        {
            return true;
        }

        var mustEqual = holds == isEqual;
        switch (_layout.ValueBy(value))
        {
            case Value.Known known:
                return Equals(known.Constant, constant) == mustEqual;
            case Value.Other other when Equals(other.Constant, constant):
                return !mustEqual;
            case Value.Beyond beyond when constant is int reached && (beyond.IsUp ? reached <= beyond.Constant : reached >= beyond.Constant):
                return !mustEqual;
            case Value.Beyond when !mustEqual:
                return true;
            case null or Value.Other or Value.Beyond when _layout.CellOf(subject) is { } cell && _layout.TimesAsked(cell) > 1:
                _cells[cell] = _layout.NumberOf(mustEqual ? new Value.Known(constant) : new Value.Other(constant));
                return true;
            default:
                return true;
        }
    }

    /// <summary>A condition that was asked before has the answer that it had.</summary>
    private bool AssumeAnswer(IOperation condition, bool holds)
    {
        if (_layout.CellOfQuestion(ref condition, ref holds) is not { } cell)
        {
            return true;
        }

        var answer = holds ? 1 : 2;
        if (_cells[cell] != 0)
        {
            return _cells[cell] == answer;
        }

        _cells[cell] = answer;
        return true;
    }

    /// <summary>A handle that is null, zero or invalid was not given out: the call failed.</summary>
    private bool AssumeHandle(int value, bool isNothing) => _layout.ValueBy(value) switch
    {
        Value.Output { Site: var site } => _things.Settle(_layout.SiteBy(site)!, isNothing ? Outcome.Failure : Outcome.Success),
        Value.Result { Site: var site } => _things.Settle(_layout.SiteBy(site)!, isNothing ? Outcome.Failure : Outcome.Success),
        _ => true,
    };

    /// <summary>The value of an expression that was read before.</summary>
    private int ValueOf(IOperation operation)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null } conversion:
                return ValueOf(conversion.Operand);
            case IAwaitOperation wait:
                return ValueOf(wait.Operation);
            case ISimpleAssignmentOperation assignment:
                return ValueOf(assignment.Value);
            case IPropertyReferenceOperation { Property.Name: "Slot" or "Number" or "Value" or "Result", Instance: { } owner }:
                return ValueOf(owner);
            case IFieldReferenceOperation { Field: var field, Instance: { } tuple } when field.Name == "Item1" || field.CorrespondingTupleField?.Name == "Item1":
                return ValueOf(tuple);
            case IDynamicIndexerAccessOperation { Arguments: [{ ConstantValue: { HasValue: true, Value: 0 } }] } indexer:
                return ValueOf(indexer.Operation);
            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task }:
                return ValueOf(task);
            case { ConstantValue: { HasValue: true, Value: var constant } }:
                return _layout.NumberOf(new Value.Known(Plain(constant)));
        }

        return _layout.SiteOf(operation) is { } site ? _layout.NumberOf(new Value.Result(site.Index)) : ValueIn(operation);
    }

    private int ReadBinary(IBinaryOperation binary)
    {
        var left = Read(binary.LeftOperand);
        var right = Read(binary.RightOperand);
        if (binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && !binary.LeftOperand.ConstantValue.HasValue && !binary.RightOperand.ConstantValue.HasValue && NothingTest(binary) is null)
        {
            // Two slots that may be one: what became of either is not known.
            Forget(left);
            Forget(right);
        }

        return TestOf(binary);
    }

    private int ReadPattern(IIsPatternOperation test)
    {
        var value = Read(test.Value);
        foreach (var part in test.Pattern.DescendantsAndSelf())
        {
            switch (part)
            {
                case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                    Write(declared, part == test.Pattern ? value : 0);
                    break;
                case IRecursivePatternOperation { DeclaredSymbol: { } declared }:
                    Write(declared, part == test.Pattern ? value : 0);
                    break;
            }
        }

        return TestOf(test);
    }

    /// <summary>The answer to a comparison with a call's result, as a value that may be stored.</summary>
    private int TestOf(IOperation condition) =>
        SubjectOf(condition) is { } subject && OutcomesOf(condition, subject, ValueOf(subject)) is { } test ? _layout.NumberOf(test) : 0;

    private int Negate(int value) => _layout.ValueBy(value) switch
    {
        Value.Test test => _layout.NumberOf(new Value.Test(test.Site, test.WhenFalse, test.WhenTrue)),
        Value.Known { Constant: bool known } => _layout.NumberOf(new Value.Known(!known)),
        _ => 0,
    };

    private Value.Test? OutcomesOf(IOperation condition, IOperation subject, int value)
    {
        if (_layout.ValueBy(value) is not Value.Result { Site: var number } || _layout.SiteBy(number) is not { } site)
        {
            return null;
        }

        var failure = new SuccessRange(int.MinValue, site.Success.Least - 1);
        return ResultTest.Read(condition, operand => operand == subject, site.Success) is { } succeeded
            && ResultTest.Read(condition, operand => operand == subject, failure) is { } failed
                ? new Value.Test(number, Combine(succeeded.WhenTrue, failed.WhenTrue), Combine(succeeded.WhenFalse, failed.WhenFalse))
                : null;
    }

    private static Outcome Combine(bool success, bool failure) => (success ? Outcome.Success : Outcome.None) | (failure ? Outcome.Failure : Outcome.None);

    /// <summary>What a comparison compares with a constant, or null.</summary>
    private static IOperation? SubjectOf(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorMethod: null } test when test.RightOperand.ConstantValue.HasValue || IsNothing(test.RightOperand) => test.LeftOperand,
        IBinaryOperation { OperatorMethod: null } test when test.LeftOperand.ConstantValue.HasValue || IsNothing(test.LeftOperand) => test.RightOperand,
        IBinaryOperation test when IsNothing(test.RightOperand) => test.LeftOperand,
        IIsPatternOperation test => test.Value,
        IIsNullOperation test => test.Operand,
        _ => null,
    };

    /// <summary>Whether a condition that compares with null or zero holds for nothing; null for any other condition.</summary>
    private static bool? NothingTest(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test when IsNothing(test.RightOperand) || IsNothing(test.LeftOperand) => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test when IsNothing(test.RightOperand) || IsNothing(test.LeftOperand) => false,
        IIsNullOperation => true,
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } when IsNothing(value) => true,
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value: var value } } } when IsNothing(value) => false,
        _ => null,
    };

    private static bool IsNothing(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IDefaultValueOperation or IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } }
            || value.ConstantValue is { HasValue: true, Value: null or 0 };
    }

    /// <summary>The constant that a condition compares with, and whether it holds for it.</summary>
    private static (object? Constant, bool IsEqual)? EqualityOf(IOperation condition) => condition switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: var constant } } => (Plain(constant), true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: var constant } } => (Plain(constant), false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand.ConstantValue: { HasValue: true, Value: var constant } } => (Plain(constant), true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, LeftOperand.ConstantValue: { HasValue: true, Value: var constant } } => (Plain(constant), false),
        IIsNullOperation => (null, true),
        IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } } => (Plain(constant), true),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: var constant } } } } => (Plain(constant), false),
        _ => null,
    };
}
