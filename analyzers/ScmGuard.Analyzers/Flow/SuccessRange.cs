using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow;

/// <summary>The return values by which a call says that it was carried out.</summary>
/// <param name="Least">The lowest of them.</param>
/// <param name="Most">The highest of them.</param>
internal readonly record struct SuccessRange(int Least, int Most)
{
    /// <summary>The return values of an operation that are not errors.</summary>
    public static SuccessRange Of(ResultKind result) => result switch
    {
        ResultKind.Status or ResultKind.Slip39SessionOpened => new(0, 0),
        ResultKind.Verification => new(1, 1),
        ResultKind.Slip39Progress => new(-1, int.MaxValue),
        _ => new(0, int.MaxValue),
    };

    /// <summary>True if some value of the range satisfies <c>value kind constant</c>.</summary>
    public bool Meets(BinaryOperatorKind kind, int constant) => kind switch
    {
        BinaryOperatorKind.LessThan => Least < constant,
        BinaryOperatorKind.LessThanOrEqual => Least <= constant,
        BinaryOperatorKind.GreaterThan => Most > constant,
        BinaryOperatorKind.GreaterThanOrEqual => Most >= constant,
        BinaryOperatorKind.Equals => Least <= constant && constant <= Most,
        BinaryOperatorKind.NotEquals => Least != constant || Most != constant,
        _ => true,
    };
}
