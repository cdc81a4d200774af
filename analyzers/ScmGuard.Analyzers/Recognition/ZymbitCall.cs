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
        ImmutableArray<ZymbitArgument> arguments,
        Location? location = null,
        PythonTextPlace? text = null)
    {
        Operation = operation;
        Route = route;
        Confidence = confidence;
        Invocation = invocation;
        Method = method;
        Arguments = arguments;
        Location = location ?? invocation.Syntax.GetLocation();
        Text = text;
    }

    /// <summary>The operation, with everything that is known about it.</summary>
    public Operation Operation { get; }

    /// <summary>By which way the code reaches it.</summary>
    public CallRoute Route { get; }

    /// <summary>How sure the recognition is.</summary>
    public CallConfidence Confidence { get; }

    /// <summary>What runs where the call is made: the invocation itself, or, for a call in a text, what hands the text to Python.</summary>
    /// <remarks>
    /// An <c>IInvocationOperation</c>, <c>IDynamicInvocationOperation</c>, <c>IFunctionPointerInvocationOperation</c>, or the <c>IObjectCreationOperation</c> of a
    /// <c>ProcessStartInfo</c>. It is a step of the control flow; several calls of one text share it.
    /// </remarks>
    public IOperation Invocation { get; }

    /// <summary>The method that the code calls, or null for a dynamic call, one through a delegate or a function pointer, and one in a text.</summary>
    public IMethodSymbol? Method { get; }

    /// <summary>The arguments whose role is known.</summary>
    public ImmutableArray<ZymbitArgument> Arguments { get; }

    /// <summary>Where the call stands: for one in a text, where the literal writes it.</summary>
    public Location Location { get; }

    /// <summary>True if the place of the call is a part of its step.</summary>
    internal bool IsWrittenWhereItRuns => Location.SourceTree == Invocation.Syntax.SyntaxTree && Invocation.Syntax.Span.Contains(Location.SourceSpan);

    /// <summary>Where in its text the call stands; null for a call that C# makes.</summary>
    internal PythonTextPlace? Text { get; }

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
