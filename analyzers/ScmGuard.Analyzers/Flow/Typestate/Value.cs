using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>What is known about the value of an expression.</summary>
internal abstract record Value
{
    /// <summary>What a call returned.</summary>
    /// <param name="Site">The number of the call.</param>
    public sealed record Result(int Site) : Value;

    /// <summary>What a call gave back in an argument.</summary>
    /// <param name="Site">The number of the call.</param>
    public sealed record Output(int Site) : Value;

    /// <summary>What the caller passed.</summary>
    /// <param name="Symbol">The parameter.</param>
    public sealed record Argument(IParameterSymbol Symbol) : Value;

    /// <summary>One constant.</summary>
    /// <param name="Constant">The constant.</param>
    public sealed record Known(object? Constant) : Value;

    /// <summary>Anything but one constant.</summary>
    /// <param name="Constant">The constant.</param>
    public sealed record Other(object? Constant) : Value;

    /// <summary>What counting up, or down, from a constant came to: never that constant again.</summary>
    /// <param name="Constant">The constant.</param>
    /// <param name="IsUp">True for counting up.</param>
    public sealed record Beyond(int Constant, bool IsUp) : Value;

    /// <summary>The answer to the question whether a call succeeded.</summary>
    /// <param name="Site">The number of the call.</param>
    /// <param name="WhenTrue">What can have become of the call if it is true.</param>
    /// <param name="WhenFalse">What can have become of the call if it is false.</param>
    public sealed record Test(int Site, Outcome WhenTrue, Outcome WhenFalse) : Value;
}
