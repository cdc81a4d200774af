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
        var uses = ResultReads.Of(call, model, cancellationToken);
        var wrong = uses.Where(use => Throws(use, good, cancellationToken)).ToList();
        return uses.Any(use => !wrong.Contains(use) && MayTellApart(use))
            ? []
            : wrong.ConvertAll(use => new ErrorTest(PlaceOf(use), uses.Count == 1));
    }

    private static bool Throws(IOperation use, int good, CancellationToken cancellationToken) => NumberCondition.Outer(use) switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { IsStatic: true, Name: var name } } } =>
            (name == "ThrowIfNegative" && good < 0) || (name == "ThrowIfNegativeOrZero" && good <= 0),
        _ => NumberCondition.Around(use) is { } condition
            && NumberCondition.Holds(condition, use, good, cancellationToken) is { } holds
            && WaysOut.After(condition, holds) is WayOut.Throws,
    };

    private static bool MayTellApart(IOperation use) => NumberCondition.Around(use) is not null || NumberCondition.Outer(use) is ISwitchOperation or ISwitchExpressionOperation;

    private static IOperation PlaceOf(IOperation use) => NumberCondition.Outer(use) is IArgumentOperation { Parent: { } thrower } ? thrower : NumberCondition.Outer(use)!;
}
