using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Flow.Firmware;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>Whether a program tells two results of a call apart, wherever it looks at the result.</summary>
/// <remarks>
/// A result is followed into the project's own methods that check it, and out of those that return it. Whatever else takes the result may tell the
/// two apart, so that nothing is said about it.
/// </remarks>
internal sealed class ResultDistinction
{
    /// <summary>A check within a check is as far as code goes.</summary>
    private const int MaxDepth = 3;

    private readonly CancellationToken _cancellationToken;
    private readonly List<Read> _reads = [];

    /// <param name="call">The call.</param>
    /// <param name="model">The semantic model of the call's file.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public ResultDistinction(IOperation call, SemanticModel model, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        Collect(ResultReads.Of(call, model, cancellationToken), null, MaxDepth);
    }

    /// <summary>The first test of the result, if none tells the two results apart; null if one does, if there is none, and if it is not certain.</summary>
    public UselessTest? FirstConfusion(long one, long other)
    {
        UselessTest? first = null;
        var isOpen = false;
        foreach (var read in _reads)
        {
            var (way, otherWay) = (WayOf(read.Value, one), WayOf(read.Value, other));
            if (way is null || otherWay is null || (way == otherWay && IsHandedOn(read.Value)))
            {
                isOpen |= !Excludes(read.Value, one) && !Excludes(read.Value, other);
            }
            else if (way != otherWay)
            {
                return null;
            }
            else
            {
                first ??= read.Check is null ? new UselessTest(PlaceOf(read.Value), read.Value) : new UselessTest(read.Check, null);
            }
        }

        return isOpen ? null : first;
    }

    private static IOperation PlaceOf(IOperation read) => NumberCondition.Around(read) ?? (NumberCondition.Outer(read) is IArgumentOperation { Parent: { } thrower } ? thrower : read);

    /// <summary>Finds the places that look at a result, in the methods that it is handed to as well.</summary>
    private void Collect(IEnumerable<IOperation> values, Frame? frame, int depth)
    {
        foreach (var value in values)
        {
            var outer = NumberCondition.Outer(value);
            if (outer is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation } || IsToldInFailure(value))
            {
                continue;
            }

            if (depth > 0 && outer is IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation check } && ReadsOf(parameter, check) is { } handedOn)
            {
                Collect(handedOn, new Frame(check, frame), depth - 1);
            }
            else if (depth > 0 && frame is { Check.SemanticModel: { } model } && IsReturned(value))
            {
                Collect(ResultReads.Of(frame.Check, model, _cancellationToken), frame.Outer, depth - 1);
            }
            else
            {
                _reads.Add(new Read(value, frame?.Outermost.Check));
            }
        }
    }

    /// <summary>The places that read a parameter of the project's own method; null if that is not all that happens to it.</summary>
    private IReadOnlyList<IOperation>? ReadsOf(IParameterSymbol parameter, IInvocationOperation check)
    {
        var declared = parameter.OriginalDefinition;
        if (declared is not { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { IsAbstract: false, IsVirtual: false, IsOverride: false, IsExtern: false, PartialImplementationPart: null } method }
            || declared.DeclaringSyntaxReferences is not [var reference]
            || method.DeclaringSyntaxReferences is not [var body]
            || check.SemanticModel?.Compilation is not { } compilation
            || !compilation.ContainsSyntaxTree(reference.SyntaxTree))
        {
            return null;
        }

        var scope = body.GetSyntax(_cancellationToken);
        if (Writes.Of(declared, scope, holdsBytes: false, compilation, _cancellationToken))
        {
            return null;
        }

        var model = reference.SyntaxTree == check.Syntax.SyntaxTree ? check.SemanticModel : compilation.GetSemanticModel(reference.SyntaxTree);
        return [.. Mentions.Of(declared.Name, scope, _cancellationToken)
            .Where(mention => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, _cancellationToken).Symbol, declared))
            .Select(mention => model.GetOperation(mention, _cancellationToken))
            .OfType<IOperation>()];
    }

    /// <summary>True where a failure that is already known tells what the result was.</summary>
    private static bool IsToldInFailure(IOperation value)
    {
        for (var outer = value.Parent; outer is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); outer = outer.Parent)
        {
            if (outer is IThrowOperation || (outer is IInvocationOperation { TargetMethod: var method } && NoReturn.Always(method)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsReturned(IOperation value)
    {
        var (inner, outer) = (value, value.Parent);
        while (outer is IConversionOperation || (outer is IConditionalOperation choice && choice.Condition != inner))
        {
            (inner, outer) = (outer, outer.Parent);
        }

        return outer is IReturnOperation;
    }

    /// <summary>True for a comparison that is an argument: what becomes of it is not known, and an assertion may want just this. A conversion to a truth value wants the truth.</summary>
    private static bool IsHandedOn(IOperation read)
    {
        var outer = NumberCondition.Around(read) is not IInvocationOperation and { } condition ? condition.Parent : null;
        while (outer is IConversionOperation or IUnaryOperation or IBinaryOperation)
        {
            outer = outer.Parent;
        }

        return outer is IArgumentOperation;
    }

    /// <summary>Which way the program goes where it looks at a result; null if that depends on more.</summary>
    private int? WayOf(IOperation read, long value)
    {
        if (NumberCondition.Around(read) is { } condition)
        {
            return NumberCondition.Holds(condition, read, value, _cancellationToken) is { } holds ? (holds ? 1 : 0) : null;
        }

        return NumberCondition.Outer(read) switch
        {
            ISwitchOperation choice => CaseOf(choice, value),
            ISwitchExpressionOperation choice => ArmOf(choice, value),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name } } } => name switch
            {
                "ThrowIfNegative" or "ThrowExceptionForHR" => value < 0 ? 1 : 0,
                "ThrowIfNegativeOrZero" => value <= 0 ? 1 : 0,
                "ThrowIfZero" => value == 0 ? 1 : 0,
                _ => null,
            },
            _ => null,
        };
    }

    private int? CaseOf(ISwitchOperation choice, long value)
    {
        var @default = -1;
        for (var index = 0; index < choice.Cases.Length; index++)
        {
            foreach (var clause in choice.Cases[index].Clauses)
            {
                bool? matches = clause switch
                {
                    ISingleValueCaseClauseOperation single => ConstantNumber.WholeOf(single.Value, _cancellationToken) is { } number ? number == value : null,
                    IPatternCaseClauseOperation { Guard: null } pattern => NumberCondition.Matches(pattern.Pattern, value, _cancellationToken),
                    IDefaultCaseClauseOperation => false,
                    _ => null,
                };
                if (matches is null)
                {
                    return null;
                }

                if (matches.Value)
                {
                    return index;
                }

                @default = clause is IDefaultCaseClauseOperation ? index : @default;
            }
        }

        return @default;
    }

    private int? ArmOf(ISwitchExpressionOperation choice, long value)
    {
        for (var index = 0; index < choice.Arms.Length; index++)
        {
            if (choice.Arms[index].Guard is not null || NumberCondition.Matches(choice.Arms[index].Pattern, value, _cancellationToken) is not { } matches)
            {
                return null;
            }

            if (matches)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>True if a place is not reached with a result, as what stands around it and before it says.</summary>
    private bool Excludes(IOperation place, long value)
    {
        for (var (inner, outer) = (place, place.Parent); outer is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); (inner, outer) = (outer, outer.Parent))
        {
            var isExcluded = outer switch
            {
                IConditionalOperation choice when choice.Condition != inner => Truth(choice.Condition, value) is { } truth && truth != (choice.WhenTrue == inner),
                IWhileLoopOperation { Condition: { } condition, ConditionIsTop: true } loop when loop.Body == inner => Truth(condition, value) == loop.ConditionIsUntil,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when both.RightOperand == inner => Truth(both.LeftOperand, value) == false,
                IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when either.RightOperand == inner => Truth(either.LeftOperand, value) == true,
                ISwitchCaseOperation section when section.Parent is ISwitchOperation choice && IsRead(choice.Value) => CaseOf(choice, value) is { } index && (index < 0 || choice.Cases[index] != section),
                ISwitchExpressionArmOperation arm when arm.Parent is ISwitchExpressionOperation choice && IsRead(choice.Value) => ArmOf(choice, value) is { } index && (index < 0 || choice.Arms[index] != arm),
                IBlockOperation block => block.Operations.TakeWhile(before => before != inner).OfType<IConditionalOperation>().Any(before => IsLeftBy(before, value)),
                _ => false,
            };
            if (isExcluded)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsLeftBy(IConditionalOperation before, long value) =>
        Truth(before.Condition, value) is { } truth && WaysOut.Of(truth ? before.WhenTrue : before.WhenFalse) is not WayOut.None;

    private bool IsRead(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return _reads.Exists(read => read.Value.Syntax == value.Syntax);
    }

    /// <summary>Whether a condition holds for a result; null if that depends on more.</summary>
    private bool? Truth(IOperation condition, long value) => condition switch
    {
        IConversionOperation conversion => Truth(conversion.Operand, value),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.True } test => Truth(test.Operand, value),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Truth(not.Operand, value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both => NumberCondition.And(Truth(both.LeftOperand, value), Truth(both.RightOperand, value)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => !NumberCondition.And(!Truth(either.LeftOperand, value), !Truth(either.RightOperand, value)),
        _ => _reads.Find(read => NumberCondition.Around(read.Value)?.Syntax == condition.Syntax) is { } tested
            ? NumberCondition.Holds(condition, tested.Value, value, _cancellationToken)
            : null,
    };

    /// <summary>A place that looks at the result.</summary>
    /// <param name="Value">What it reads.</param>
    /// <param name="Check">The call by which the result gets there, or null if the place stands beside the call itself.</param>
    private sealed record Read(IOperation Value, IInvocationOperation? Check);

    /// <summary>A call that hands the result on.</summary>
    private sealed record Frame(IInvocationOperation Check, Frame? Outer)
    {
        public Frame Outermost => Outer?.Outermost ?? this;
    }
}
