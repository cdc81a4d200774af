using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>A call of a Zymbit operation, whatever the route by which the code reaches it. A rule sees only this.</summary>
public sealed class ZymbitCall
{
    internal ZymbitCall(
        Operation operation,
        CallRoute route,
        CallConfidence confidence,
        IOperation invocation,
        IMethodSymbol? method,
        ImmutableArray<ZymbitArgument> arguments)
    {
        Operation = operation;
        Route = route;
        Confidence = confidence;
        Invocation = invocation;
        Method = method;
        Arguments = arguments;
    }

    /// <summary>The operation, with everything that is known about it.</summary>
    public Operation Operation { get; }

    /// <summary>By which way the code reaches it.</summary>
    public CallRoute Route { get; }

    /// <summary>How sure the recognition is.</summary>
    public CallConfidence Confidence { get; }

    /// <summary>The invocation: an <c>IInvocationOperation</c> or an <c>IDynamicInvocationOperation</c>.</summary>
    public IOperation Invocation { get; }

    /// <summary>The method that the code calls, or null for a dynamic call.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>The arguments whose role is known.</summary>
    public ImmutableArray<ZymbitArgument> Arguments { get; }

    /// <summary>Where the call stands.</summary>
    public Location Location => Invocation.Syntax.GetLocation();

    /// <summary>Finds an argument by what it means.</summary>
    /// <returns>False if the operation has no such argument, or the code's declaration hides which one it is.</returns>
    public bool TryGetArgument(ArgumentRole role, out ZymbitArgument argument)
    {
        foreach (var candidate in Arguments)
        {
            if (candidate.Role == role)
            {
                argument = candidate;
                return true;
            }
        }

        argument = default;
        return false;
    }
}
