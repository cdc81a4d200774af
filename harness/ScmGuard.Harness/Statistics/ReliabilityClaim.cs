using System;

namespace ScmGuard.Harness.Statistics;

/// <summary>What tries without a failure show: n good ones and no bad one show a reliability of R at a confidence of C, where R^n is at most 1 - C.</summary>
/// <param name="Reliability">The share of tries that must succeed: above 0, below 1.</param>
/// <param name="Confidence">How sure the claim is to be: above 0, below 1.</param>
/// <remarks>
/// The number has to be fixed beforehand. A unit that is less reliable than claimed passes with a probability of at most 1 - C. One failure, and this
/// claim cannot be made any more: to add tries until it fits would break the bound.
/// </remarks>
public sealed record ReliabilityClaim(double Reliability, double Confidence)
{
    // ln(1-C)/ln(R) may come out a hair above a whole number.
    private const double Rounding = 1e-9;

    /// <summary>How many tries without a failure show it: 59 for 0.95 at 95 %, 299 for 0.99 at 95 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is out of range.</exception>
    public int TriesNeeded => (int)Math.Ceiling((Math.Log(1 - Checked(Confidence)) / Math.Log(Checked(Reliability))) - Rounding);

    /// <summary>The reliability that a number of tries without a failure shows.</summary>
    /// <param name="tries">At least 1.</param>
    public double ShownBy(int tries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        return Math.Pow(1 - Checked(Confidence), 1.0 / tries);
    }

    private static double Checked(double share) => share is > 0 and < 1
        ? share
        : throw new ArgumentOutOfRangeException(nameof(share), share, "A share above 0 and below 1 is expected.");
}
