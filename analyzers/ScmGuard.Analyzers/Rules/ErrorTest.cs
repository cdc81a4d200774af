using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow;

namespace ScmGuard.Analyzers.Rules;

/// <summary>A test of a call's result after which the program throws.</summary>
/// <param name="Place">The comparison, or the call that throws by itself.</param>
/// <param name="IsOnlyUse">True if the result goes nowhere else.</param>
internal readonly record struct ErrorTest(IOperation Place, bool IsOnlyUse)
{
    /// <summary>The tests that throw on a result that is no error. None if the program tells this result apart elsewhere.</summary>
    /// <param name="call">The call.</param>
    /// <param name="good">The result that is no error.</param>
    /// <param name="model">The semantic model of the call's file.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static IReadOnlyList<ErrorTest> Of(IOperation call, int good, SemanticModel model, CancellationToken cancellationToken)
    {
        var uses = Uses(call, model, cancellationToken);
        var wrong = uses.Where(use => Throws(use, good, cancellationToken)).ToList();
        return uses.Exists(use => !wrong.Contains(use) && MayTellApart(use))
            ? []
            : wrong.ConvertAll(use => new ErrorTest(PlaceOf(use), uses.Count == 1));
    }

    /// <summary>The places that read the result: the call itself, or the local that keeps it.</summary>
    private static List<IOperation> Uses(IOperation call, SemanticModel model, CancellationToken cancellationToken)
    {
        var local = ResultUse.Around(call) switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Parent: IExpressionStatementOperation } => target.Local,
            _ => null,
        };
        if (local is null)
        {
            return [call];
        }

        return local.DeclaringSyntaxReferences is not [var declaration] || declaration.SyntaxTree != model.SyntaxTree
            ? []
            : Mentions.Of(local.Name, Writes.ScopeOf(declaration.GetSyntax(cancellationToken)), cancellationToken)
                .Where(mention => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancellationToken).Symbol, local) && !Writes.IsTarget(mention))
                .Select(mention => model.GetOperation(mention, cancellationToken))
                .OfType<IOperation>()
                .ToList();
    }

    private static bool Throws(IOperation use, int good, CancellationToken cancellationToken)
    {
        switch (Outer(use))
        {
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name } } }:
                return (name == "ThrowIfNegative" && good < 0) || (name == "ThrowIfNegativeOrZero" && good <= 0);
            case IBinaryOperation comparison when Number(comparison, use, cancellationToken) is { } number:
                var isLeft = comparison.LeftOperand.Syntax.Span.Contains(use.Syntax.Span);
                return Holds(isLeft ? comparison.OperatorKind : ResultTest.Mirror(comparison.OperatorKind), good, number) is { } holds && IsThrownAfter(comparison, holds);
            case IIsPatternOperation { Pattern: IRelationalPatternOperation relational } test when ConstantNumber.WholeOf(relational.Value, cancellationToken) is { } number:
                return Holds(relational.OperatorKind, good, number) is { } meets && IsThrownAfter(test, meets);
            default:
                return false;
        }
    }

    private static bool MayTellApart(IOperation use) => Outer(use) is IBinaryOperation { Type.SpecialType: SpecialType.System_Boolean or SpecialType.None } or IBinaryOperation { Type.TypeKind: TypeKind.Dynamic }
        or IIsPatternOperation or ISwitchOperation or ISwitchExpressionOperation;

    private static IOperation PlaceOf(IOperation use) => Outer(use) is IArgumentOperation { Parent: { } thrower } ? thrower : Outer(use)!;

    private static IOperation? Outer(IOperation use)
    {
        var outer = use.Parent;
        while (outer is IConversionOperation)
        {
            outer = outer.Parent;
        }

        return outer;
    }

    private static long? Number(IBinaryOperation comparison, IOperation use, CancellationToken cancellationToken) =>
        ConstantNumber.WholeOf(comparison.LeftOperand.Syntax.Span.Contains(use.Syntax.Span) ? comparison.RightOperand : comparison.LeftOperand, cancellationToken);

    /// <summary>Whether the program throws where the condition comes out as it does for the good result.</summary>
    private static bool IsThrownAfter(IOperation condition, bool outcome)
    {
        var outer = condition.Parent;
        while (true)
        {
            switch (outer)
            {
                case IConversionOperation:
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.True }:
                    break;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }:
                    outcome = !outcome;
                    break;
                case IConditionalOperation choice when choice.Condition.Syntax.Span.Contains(condition.Syntax.Span):
                    return EndsInThrow(outcome ? choice.WhenTrue : choice.WhenFalse);
                default:
                    return false;
            }

            outer = outer.Parent;
        }
    }

    private static bool EndsInThrow(IOperation? branch) => branch switch
    {
        IThrowOperation => true,
        IConversionOperation conversion => EndsInThrow(conversion.Operand),
        IExpressionStatementOperation statement => EndsInThrow(statement.Operation),
        IBlockOperation { Operations: [.., var last] } => EndsInThrow(last),
        IInvocationOperation { TargetMethod: var method } => method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute"),
        _ => false,
    };

    private static bool? Holds(BinaryOperatorKind kind, long value, long number) => kind switch
    {
        BinaryOperatorKind.LessThan => value < number,
        BinaryOperatorKind.LessThanOrEqual => value <= number,
        BinaryOperatorKind.GreaterThan => value > number,
        BinaryOperatorKind.GreaterThanOrEqual => value >= number,
        BinaryOperatorKind.Equals => value == number,
        BinaryOperatorKind.NotEquals => value != number,
        _ => null,
    };
}
