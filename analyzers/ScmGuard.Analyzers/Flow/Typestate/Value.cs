using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>What is known about the value of an expression.</summary>
/// <param name="Site">The number of the call that it is about, or 0.</param>
internal abstract record Value(int Site)
{
    /// <summary>What a call returned.</summary>
    /// <param name="Site">The number of the call.</param>
    public sealed record Result(int Site) : Value(Site);

    /// <summary>What a call gave back in an argument.</summary>
    /// <param name="Site">The number of the call.</param>
    public sealed record Output(int Site) : Value(Site);

    /// <summary>What the caller passed.</summary>
    /// <param name="Symbol">The parameter.</param>
    public sealed record Argument(IParameterSymbol Symbol) : Value(0);

    /// <summary>One constant.</summary>
    /// <param name="Constant">The constant.</param>
    public sealed record Known(object? Constant) : Value(0);

    /// <summary>Anything but one constant.</summary>
    /// <param name="Constant">The constant.</param>
    public sealed record Other(object? Constant) : Value(0);

    /// <summary>What counting up, or down, from a constant came to: never that constant again.</summary>
    /// <param name="Constant">The constant.</param>
    /// <param name="IsUp">True for counting up.</param>
    public sealed record Beyond(int Constant, bool IsUp) : Value(0);

    /// <summary>The answer to the question whether a call succeeded.</summary>
    /// <param name="Site">The number of the call.</param>
    /// <param name="WhenTrue">What can have become of the call if it is true.</param>
    /// <param name="WhenFalse">What can have become of the call if it is false.</param>
    public sealed record Test(int Site, Outcome WhenTrue, Outcome WhenFalse) : Value(Site);
}
