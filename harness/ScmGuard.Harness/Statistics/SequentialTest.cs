using System;

namespace ScmGuard.Harness.Statistics;

/// <summary>
/// Wald's sequential probability ratio test of a failure rate: good ones are at most <see cref="Good"/>, bad ones at least <see cref="Bad"/>. It may be
/// asked after each try.
/// </summary>
/// <remarks>
/// Error bounds, whenever it is stopped: one that is good is called bad with a probability of at most <see cref="Risk"/> / (1 - <see cref="Risk"/>), and
/// one that is bad is called good with at most as much; both together at most 2 <see cref="Risk"/>. Between the two rates it may say either. It needs no
/// fixed number of tries, and may go on saying nothing.
/// </remarks>
public sealed record SequentialTest
{
    /// <summary>Makes one.</summary>
    /// <param name="good">The failure rate that is good: above 0, below <paramref name="bad"/>.</param>
    /// <param name="bad">The failure rate that is bad: below 1.</param>
    /// <param name="risk">The risk of either error that is aimed at: above 0, below 0.5.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public SequentialTest(double good, double bad, double risk)
    {
        if (!(good > 0 && good < bad && bad < 1 && risk is > 0 and < 0.5))
        {
            throw new ArgumentException(FormattableString.Invariant($"A test between the failure rates {good} and {bad} at the risk {risk} cannot be made: 0 < good < bad < 1 and 0 < risk < 0.5 are expected."));
        }

        Good = good;
        Bad = bad;
        Risk = risk;
    }

    /// <summary>The failure rate that is good.</summary>
    public double Good { get; }

    /// <summary>The failure rate that is bad.</summary>
    public double Bad { get; }

    /// <summary>The risk of either error that is aimed at.</summary>
    public double Risk { get; }

    /// <summary>What can be said: true if it is bad, false if it is good, null if nothing yet.</summary>
    /// <param name="failures">How many tries failed.</param>
    /// <param name="tries">How many there were.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more failures than tries, or fewer than none.</exception>
    public bool? IsBad(int failures, int tries)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failures);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(failures, tries);
        double boundary = Math.Log((1 - Risk) / Risk);
        double evidence = (failures * Math.Log(Bad / Good)) + ((tries - failures) * Math.Log((1 - Bad) / (1 - Good)));
        return evidence >= boundary ? true : evidence <= -boundary ? false : null;
    }
}
