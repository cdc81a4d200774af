using System;

namespace ScmGuard.Harness.Statistics;

/// <summary>How often something happens in a number of independent tries.</summary>
public static class Binomial
{
    private const int Halvings = 80;

    /// <summary>The probability of at most some number of hits. Exact but for rounding.</summary>
    /// <param name="hits">Any number; below 0 gives 0.</param>
    /// <param name="tries">At least 0.</param>
    /// <param name="share">The probability of a hit, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static double AtMost(int hits, int tries, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tries);
        if (!(share is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share from 0 to 1 is expected.");
        }

        if (hits < 0 || hits >= tries)
        {
            return hits < 0 ? 0 : 1;
        }

        if (share is 0 or 1)
        {
            return share is 0 ? 1 : 0;
        }

        double sum = 0;
        double logChoices = 0;
        for (int k = 0; k <= hits; k++)
        {
            if (k > 0)
            {
                logChoices += Math.Log((tries - k + 1.0) / k);
            }

            sum += Math.Exp(logChoices + (k * Math.Log(share)) + ((tries - k) * Math.Log(1 - share)));
        }

        return Math.Min(1, sum);
    }

    /// <summary>A share with its Clopper-Pearson interval, which holds the true share at least as often as it says.</summary>
    /// <param name="hits">From 0 to <paramref name="tries"/>.</param>
    /// <param name="tries">At least 1.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Estimate Share(int hits, int tries, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, tries);
        double tail = Tail(confidence);
        double lower = hits == 0 ? 0 : Root(share => 1 - AtMost(hits - 1, tries, share) < tail);
        double upper = hits == tries ? 1 : Root(share => AtMost(hits, tries, share) > tail);
        return new Estimate((double)hits / tries, lower, upper, confidence);
    }

    /// <summary>What may be missed on either side at a confidence.</summary>
    internal static double Tail(double confidence) => confidence is > 0 and < 1
        ? (1 - confidence) / 2
        : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence above 0 and below 1 is expected.");

    // The share up to which something is true.
    private static double Root(Func<double, bool> isBelow)
    {
        double low = 0;
        double high = 1;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = isBelow(middle) ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
