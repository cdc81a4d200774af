using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Statistics;

/// <summary>Quantiles of values from any continuous distribution, with intervals from order statistics: nothing is assumed about its shape.</summary>
public static class Quantile
{
    /// <summary>The median: the middle value, or the mean of the two in the middle.</summary>
    /// <param name="values">At least one, in any order.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = Sorted(values);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>A quantile: the smallest value that at least this share of the values does not exceed.</summary>
    /// <param name="values">At least one, in any order.</param>
    /// <param name="share">Above 0, at most 1.</param>
    /// <exception cref="ArgumentException">There are no values, or the share is out of range.</exception>
    public static double Of(IReadOnlyList<double> values, double share)
    {
        double[] sorted = Sorted(values);
        return share is > 0 and <= 1
            ? sorted[Math.Max(0, (int)Math.Ceiling((share * sorted.Length) - 1e-9) - 1)]
            : throw new ArgumentOutOfRangeException(nameof(share), share, "A share above 0, at most 1, is expected.");
    }

    /// <summary>
    /// The ranks, from 1, of the two values between which a quantile lies at least at a confidence; null if there are too few values for that.
    /// </summary>
    /// <param name="count">How many values there are.</param>
    /// <param name="share">Which quantile: above 0, below 1.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static (int Lower, int Upper)? Ranks(int count, double share, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (!(share is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share above 0 and below 1 is expected.");
        }

        // The quantile lies below the value of rank r if fewer than r values lie below it.
        double tail = Binomial.Tail(confidence);
        int lower = 0;
        while (lower < count && Binomial.AtMost(lower, count, share) <= tail)
        {
            lower++;
        }

        int upper = count + 1;
        while (upper > 1 && 1 - Binomial.AtMost(upper - 2, count, share) <= tail)
        {
            upper--;
        }

        return lower >= 1 && upper <= count ? (lower, upper) : null;
    }

    /// <summary>The median of values that are known within bounds, with its interval; null if there are too few of them.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static Estimate? Median(IReadOnlyList<Censored> values, double confidence)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Ranks(values.Count, 0.5, confidence) is { } ranks
            ? new Estimate(
                Median([.. values.Select(value => value.Middle)]),
                Sorted([.. values.Select(value => value.Lower)])[ranks.Lower - 1],
                Sorted([.. values.Select(value => value.Upper)])[ranks.Upper - 1],
                confidence)
            : null;
    }

    /// <summary>The fewest values from which the median has an interval: 6 at 95 %.</summary>
    /// <param name="confidence">Above 0, below 1.</param>
    public static int LeastForMedian(double confidence)
    {
        int count = 1;
        while (Ranks(count, 0.5, confidence) is null)
        {
            count++;
        }

        return count;
    }

    private static double[] Sorted(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count > 0 ? [.. values.Order()] : throw new ArgumentException("At least one value is expected.", nameof(values));
    }
}
