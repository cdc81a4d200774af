using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow.Firmware;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Reads how code ends.</summary>
internal static class WaysOut
{
    /// <summary>How a statement, a block or the branch of a <c>?:</c> ends.</summary>
    public static WayOut Of(IOperation? code) => code switch
    {
        IThrowOperation => WayOut.Throws,
        IConversionOperation conversion => Of(conversion.Operand),
        IExpressionStatementOperation statement => Of(statement.Operation),
        IBlockOperation { Operations: [.., var last] } => Of(last),
        IInvocationOperation { TargetMethod: var method } => NoReturn.Always(method) ? WayOut.Throws : WayOut.None,
        IReturnOperation { ReturnedValue: { } value } => Returning(value),
        IReturnOperation or IBranchOperation => WayOut.Leaves,
        _ => WayOut.None,
    };

    /// <summary>Where the code goes when a condition comes out one way; <see cref="WayOut.None"/> too if more than the condition decides.</summary>
    public static WayOut After(IOperation condition, bool outcome)
    {
        for (var (inner, outer) = (condition, condition.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            switch (outer)
            {
                case IConversionOperation:
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.True }:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } when outcome:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } when !outcome:
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                    outcome = !outcome;
                    break;
                case IConditionalOperation choice when choice.Condition.Syntax == inner.Syntax:
                    var branch = outcome ? choice.WhenTrue : choice.WhenFalse;
                    return Of(branch) is not WayOut.None and var way ? way
                        : branch is not null && choice.Parent is IReturnOperation ? Returning(branch)
                        : WayOut.None;
                case IReturnOperation:
                    return outcome ? WayOut.ReturnsTrue : WayOut.ReturnsFalse;
                default:
                    return WayOut.None;
            }
        }

        return WayOut.None;
    }

    private static WayOut Returning(IOperation value) => value switch
    {
        { ConstantValue: { HasValue: true, Value: bool answer } } => answer ? WayOut.ReturnsTrue : WayOut.ReturnsFalse,
        IThrowOperation or IConversionOperation { Operand: IThrowOperation } => WayOut.Throws,
        _ => WayOut.Leaves,
    };
}
