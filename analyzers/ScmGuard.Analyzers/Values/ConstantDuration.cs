using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>The time that an expression of type <see cref="TimeSpan"/> yields, where it is certain before the program runs.</summary>
internal static class ConstantDuration
{
    /// <summary>How deep an expression is followed. A sum is followed on both sides, so that it also bounds the work.</summary>
    private const int MaxDepth = 8;

    /// <summary>The time in milliseconds, or null if it is not certain; -1 for <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    /// <param name="value">The expression, from <see cref="SemanticModel.GetOperation(SyntaxNode, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Cancels the search for what a symbol holds.</param>
    public static double? MillisecondsOf(IOperation? value, CancellationToken cancellationToken) => Read(value, MaxDepth, cancellationToken);

    private static double? Read(IOperation? value, int depth, CancellationToken cancellationToken)
    {
        if (depth == 0)
        {
            return null;
        }

        var origin = Origin.Of(value, cancellationToken);
        return origin switch
        {
            { Type: not INamedTypeSymbol { Name: nameof(TimeSpan), ContainingNamespace.Name: nameof(System) } } => null,
            IFieldReferenceOperation { Field: { IsStatic: true, Name: nameof(TimeSpan.Zero), ContainingType.Name: nameof(TimeSpan) } } => 0,
            IFieldReferenceOperation { Field: { IsStatic: true, Name: nameof(Timeout.InfiniteTimeSpan), ContainingType.Name: nameof(Timeout) } } => Timeout.Infinite,
            IDefaultValueOperation => 0,
            IObjectCreationOperation creation => Sum(creation.Arguments, string.Empty, cancellationToken),
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType.Name: nameof(TimeSpan) } method } call when method.Name.StartsWith("From", StringComparison.Ordinal) =>
                Sum(call.Arguments, method.Name.Substring("From".Length), cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Read(sum.LeftOperand, depth - 1, cancellationToken) + Read(sum.RightOperand, depth - 1, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } sum => Read(sum.LeftOperand, depth - 1, cancellationToken) - Read(sum.RightOperand, depth - 1, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product =>
                (Read(product.LeftOperand, depth - 1, cancellationToken) ?? ConstantNumber.Of(product.LeftOperand, cancellationToken))
                * (Read(product.RightOperand, depth - 1, cancellationToken) ?? ConstantNumber.Of(product.RightOperand, cancellationToken)),
            _ => null,
        };
    }

    /// <summary>Hours, minutes and so on as the parameters are called; the one that is just <c>value</c> is what the method is called after.</summary>
    private static double? Sum(ImmutableArray<IArgumentOperation> arguments, string unit, CancellationToken cancellationToken)
    {
        double? sum = 0;
        foreach (var argument in arguments)
        {
            var name = argument.Parameter?.Name;
            sum += ConstantNumber.Of(argument.Value, cancellationToken) * MillisecondsIn(name is "value" or null ? unit : name);
        }

        return sum;
    }

    /// <summary>The milliseconds in a unit, called as the framework calls it: <c>Seconds</c>, in any case; null for anything else.</summary>
    public static double? MillisecondsIn(string unit) => unit.ToUpperInvariant() switch
    {
        "DAYS" => TimeSpan.FromDays(1).TotalMilliseconds,
        "HOURS" => TimeSpan.FromHours(1).TotalMilliseconds,
        "MINUTES" => TimeSpan.FromMinutes(1).TotalMilliseconds,
        "SECONDS" => TimeSpan.FromSeconds(1).TotalMilliseconds,
        "MILLISECONDS" => 1,
        "MICROSECONDS" => 0.001,
        "TICKS" => 1.0 / TimeSpan.TicksPerMillisecond,
        _ => null,
    };
}
