using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Board;

/// <summary>For how long a loop tries something again before it gives up.</summary>
internal static class RetryTime
{
    /// <summary>The types whose methods take no time that counts.</summary>
    private static readonly string[] _instant =
        [nameof(Console), nameof(Debug), nameof(Trace), nameof(Math), nameof(DateTime), nameof(DateTimeOffset), nameof(TimeSpan), nameof(Stopwatch), nameof(CancellationToken), "Marshal", "NativeMemory", "ILogger", "LoggerExtensions"];

    /// <summary>The time in milliseconds without what an attempt itself takes; null if nothing tries it again, or the time is not certain.</summary>
    /// <param name="attempt">The call that is tried again.</param>
    /// <param name="success">The results that mean success.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public static double? MillisecondsOf(IOperation attempt, SuccessRange success, CancellationToken cancellationToken)
    {
        // A loop around the loop begins anew, and one that goes on after a success does the same work again and again.
        if (LoopsAround(attempt).Take(2).ToList() is not [var loop]
            || new Bodies(cancellationToken).Around(attempt) is not { } body
            || !body.Paths.Contains(attempt.Syntax)
            || body.Paths.MayLead(attempt.Syntax, attempt.Syntax, success))
        {
            return null;
        }

        var conditions = loop switch
        {
            IForLoopOperation { Condition: { } bound } => Conjuncts(bound),
            IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } => Conjuncts(condition),
            _ => [],
        };
        return conditions.Select(condition => Limit(condition, loop, cancellationToken)).FirstOrDefault(static limit => limit is not null)
            ?? (loop is IForLoopOperation counted
                ? conditions.Select(condition => Rounds(counted, condition, cancellationToken)).FirstOrDefault(static rounds => rounds is not null) * Pause(loop, attempt, cancellationToken)
                : null);
    }

    /// <summary>The conditions that must all hold for another round.</summary>
    private static IEnumerable<IOperation> Conjuncts(IOperation condition) => condition is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both
        ? Conjuncts(both.LeftOperand).Concat(Conjuncts(both.RightOperand))
        : [condition];

    private static IEnumerable<ILoopOperation> LoopsAround(IOperation step)
    {
        for (var outer = step.Parent; outer is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation); outer = outer.Parent)
        {
            if (outer is ILoopOperation loop)
            {
                yield return loop;
            }
        }
    }

    /// <summary>How often <c>for (var i = 0; i &lt; 30; i++)</c> goes round at most.</summary>
    private static double? Rounds(IForLoopOperation loop, IOperation condition, CancellationToken cancellationToken)
    {
        if (loop is not { Before: [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Symbol: var counter, Initializer.Value: var first }] }] }], AtLoopBottom: [var bottom], SemanticModel: { } model }
            || !IsCounter(StepOf(bottom))
            || condition is not IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } test
            || !IsCounter(test.LeftOperand)
            || Writes.Of(counter, loop.Body.Syntax, holdsBytes: false, model.Compilation, cancellationToken))
        {
            return null;
        }

        var rounds = ConstantNumber.Of(test.RightOperand, cancellationToken) - ConstantNumber.Of(first, cancellationToken) + (test.OperatorKind is BinaryOperatorKind.LessThan ? 0 : 1);
        return rounds < 0 ? 0 : rounds;

        bool IsCounter(IOperation? operation) => operation is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, counter);
    }

    private static IOperation? StepOf(IOperation bottom) =>
        bottom is IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } step } ? step.Target : null;

    /// <summary>How long one round waits; null if it does not, or if anything in it may take longer than it says.</summary>
    private static double? Pause(ILoopOperation loop, IOperation attempt, CancellationToken cancellationToken)
    {
        double? sum = 0;
        foreach (var call in loop.Body.Descendants())
        {
            switch (call)
            {
                case IInvocationOperation invocation when PauseOf(invocation) is { } pause:
                    sum += LoopsAround(invocation).FirstOrDefault() == loop ? Milliseconds(pause, cancellationToken) : null;
                    break;
                case IInvocationOperation { TargetMethod: var method } when !IsPart(call, attempt) && !IsInstant(method):
                case IDynamicInvocationOperation or IFunctionPointerInvocationOperation when !IsPart(call, attempt):
                    return null;
            }
        }

        return sum > 0 ? sum : null;
    }

    private static bool IsPart(IOperation call, IOperation attempt) => attempt.Syntax.Span.Contains(call.Syntax.Span);

    private static bool IsInstant(IMethodSymbol method) =>
        NativeImport.TryGet(method, out var import) ? Operations.TryGetByNativeName(import.EntryPoint, out var operation) && operation.Parameters.All(static parameter => parameter.Role is not ArgumentRole.TimeoutMilliseconds)
        : method.ContainingType is { SpecialType: not SpecialType.None }
            || (_instant.Contains(method.ContainingType?.Name) && !method.Name.StartsWith("Read", StringComparison.Ordinal));

    /// <summary>The time of <c>Thread.Sleep</c> and <c>Task.Delay</c>.</summary>
    private static IOperation? PauseOf(IInvocationOperation call) => (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name) switch
    {
        (nameof(Thread), nameof(Thread.Sleep)) or (nameof(Task), nameof(Task.Delay)) =>
            call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value,
        _ => null,
    };

    private static double? Milliseconds(IOperation time, CancellationToken cancellationToken) =>
        (ConstantNumber.Of(time, cancellationToken) ?? ConstantDuration.MillisecondsOf(time, cancellationToken)) is { } known and >= 0 ? known : null;

    /// <summary>The time limit that a condition is: an end that a clock has to be before, or a time that a stopwatch has to be below.</summary>
    private static double? Limit(IOperation condition, ILoopOperation loop, CancellationToken cancellationToken) =>
        condition is not IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual } test ? null
        : test.LeftOperand is IPropertyReferenceOperation { Property: { Name: nameof(Stopwatch.Elapsed) or nameof(Stopwatch.ElapsedMilliseconds), ContainingType.Name: nameof(Stopwatch) }, Instance: { } watch }
            ? IsReset(watch, loop) ? null : Milliseconds(test.RightOperand, cancellationToken)
        : IsNow(test.LeftOperand) ? FromNow(Origin.Of(test.RightOperand, cancellationToken), cancellationToken)
        : null;

    /// <summary>A watch that the loop starts again never gets to its limit.</summary>
    private static bool IsReset(IOperation watch, ILoopOperation loop) => loop.Body.Descendants().Any(step =>
        step is IInvocationOperation { TargetMethod: { Name: nameof(Stopwatch.Restart) or nameof(Stopwatch.Reset) or nameof(Stopwatch.Stop), ContainingType.Name: nameof(Stopwatch) } }
        || (step is ISimpleAssignmentOperation { Target: var target } && target.Syntax.IsEquivalentTo(watch.Syntax)));

    private static bool IsNow(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { IsStatic: true, Name: nameof(DateTime.Now) or nameof(DateTime.UtcNow), ContainingType.Name: nameof(DateTime) or nameof(DateTimeOffset) } };

    /// <summary>The time in <c>DateTime.UtcNow + time</c>, <c>.Add(time)</c> or <c>.AddSeconds(30)</c>.</summary>
    private static double? FromNow(IOperation? end, CancellationToken cancellationToken) => end switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when IsNow(sum.LeftOperand) => ConstantDuration.MillisecondsOf(sum.RightOperand, cancellationToken),
        IInvocationOperation { TargetMethod.Name: nameof(DateTime.Add), Instance: { } now, Arguments: [var time] } when IsNow(now) => ConstantDuration.MillisecondsOf(time.Value, cancellationToken),
        IInvocationOperation { TargetMethod.Name: var name, Instance: { } now, Arguments: [var count] } when IsNow(now) && name.StartsWith("Add", StringComparison.Ordinal) =>
            ConstantNumber.Of(count.Value, cancellationToken) * ConstantDuration.MillisecondsIn(name.Substring("Add".Length)),
        _ => null,
    };
}
