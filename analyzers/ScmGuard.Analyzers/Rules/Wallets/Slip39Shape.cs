using System.Threading;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>The numbers by which a SLIP39 wallet is split; null where a number is not certain.</summary>
/// <param name="Groups">How many groups.</param>
/// <param name="GroupThreshold">How many of them are needed.</param>
/// <param name="IterationExponent">The iteration exponent.</param>
internal readonly record struct Slip39Shape(long? Groups, long? GroupThreshold, long? IterationExponent)
{
    /// <summary>Reads the numbers off a call that opens a session, or off the strategy object that it is given.</summary>
    public static Slip39Shape Of(CallContext context)
    {
        if (!context.Call.TryGetArgument(ArgumentRole.RecoveryStrategy, out var strategy))
        {
            return new Slip39Shape(context.Whole(ArgumentRole.GroupCount), context.Whole(ArgumentRole.GroupThreshold), context.Whole(ArgumentRole.IterationExponent));
        }

        var token = context.CancellationToken;
        return Origin.Of(strategy.Value, token) switch
        {
            IInvocationOperation factory => new Slip39Shape(
                null,
                Number(factory, ArgumentRole.GroupThreshold, context.Call.Operation, token),
                Number(factory, ArgumentRole.IterationExponent, context.Call.Operation, token)),
            IDynamicInvocationOperation creation => new Slip39Shape(
                Number(creation, ArgumentRole.GroupCount, token),
                Number(creation, ArgumentRole.GroupThreshold, token),
                Number(creation, ArgumentRole.IterationExponent, token)),
            _ => default,
        };
    }

    private static long? Number(IInvocationOperation factory, ArgumentRole role, Operation operation, CancellationToken cancellationToken)
    {
        foreach (var argument in factory.Arguments)
        {
            if (argument.Parameter is { } parameter && ParameterNames.RoleOf(parameter.Name, operation) == role)
            {
                return ConstantNumber.WholeOf(argument.Value, cancellationToken);
            }
        }

        return null;
    }

    private static long? Number(IDynamicInvocationOperation creation, ArgumentRole role, CancellationToken cancellationToken)
    {
        var parameters = PythonValues.Slip39StrategyParameters.Value;
        for (var index = 0; index < creation.Arguments.Length; index++)
        {
            var isIt = creation.GetArgumentName(index) is { } keyword
                ? Find(role)?.Name == keyword
                : index < parameters.Count && parameters[index].Role == role;
            if (isIt)
            {
                return ConstantNumber.WholeOf(creation.Arguments[index], cancellationToken);
            }
        }

        return null;
    }

    private static PythonParameter? Find(ArgumentRole role)
    {
        foreach (var parameter in PythonValues.Slip39StrategyParameters.Value)
        {
            if (parameter.Role == role)
            {
                return parameter;
            }
        }

        return null;
    }
}
