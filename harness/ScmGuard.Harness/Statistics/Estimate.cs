using System;

namespace ScmGuard.Harness.Statistics;

/// <summary>An estimated value with its confidence interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Lower">The interval's lower end.</param>
/// <param name="Upper">The interval's upper end.</param>
/// <param name="Confidence">How often, at the least, an interval made this way holds the true value: above 0, below 1. What is outside is split evenly.</param>
public readonly record struct Estimate(double Value, double Lower, double Upper, double Confidence)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Value:0.##} ({Lower:0.##} to {Upper:0.##} at {Confidence:P0})");
}
