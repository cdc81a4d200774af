using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Statistics;

/// <summary>Mann and Whitney's comparison of two samples, exact: nothing is assumed about the shape of their distribution, only that it is the same one, shifted.</summary>
public static class RankSum
{
    /// <summary>The most values of a sample that are compared. The exact count of orders grows with the cube of the size, and beyond a thousand it is no number any more.</summary>
    public const int MostValues = 200;

    /// <summary>The probability that at most so many of the pairs have the first sample's value above the second's, if there is no shift. Without ties.</summary>
    /// <param name="pairs">The number of pairs.</param>
    /// <param name="first">The first sample's size, at least 1.</param>
    /// <param name="second">The second sample's size, at least 1.</param>
    public static double AtMost(int pairs, int first, int second)
    {
        double[] ways = Ways(first, second);
        return pairs < 0 ? 0 : Math.Min(1, ways.Take(pairs + 1).Sum() / ways.Sum());
    }

    /// <summary>How far the second sample is above the first (Hodges and Lehmann), with an exact interval; null if there are too few values for one.</summary>
    /// <param name="first">The first sample. Of more than <see cref="MostValues"/> values, as many are taken, evenly over the whole.</param>
    /// <param name="second">The second sample, likewise.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    public static Estimate? Shift(IReadOnlyList<Censored> first, IReadOnlyList<Censored> second, double confidence)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double tail = Binomial.Tail(confidence);
        if (first.Count == 0 || second.Count == 0)
        {
            return null;
        }

        first = Thinned(first);
        second = Thinned(second);

        // The interval leaves out as many differences at each end as chance alone would put beyond 0 that rarely.
        double[] ways = Ways(first.Count, second.Count);
        double all = ways.Sum();
        double sum = 0;
        int rank = 0;
        while ((sum += ways[rank] / all) <= tail)
        {
            rank++;
        }

        if (rank == 0)
        {
            return null;
        }

        Censored[] differences = [.. first.SelectMany(_ => second, (low, high) => high - low)];
        return new Estimate(
            Quantile.Median([.. differences.Select(difference => difference.Middle)]),
            differences.Select(difference => difference.Lower).Order().ElementAt(rank - 1),
            differences.Select(difference => difference.Upper).OrderDescending().ElementAt(rank - 1),
            confidence);
    }

    private static IReadOnlyList<Censored> Thinned(IReadOnlyList<Censored> values) => values.Count <= MostValues
        ? values
        : [.. Enumerable.Range(0, MostValues).Select(index => values[(int)((long)index * values.Count / MostValues)])];

    // In how many orders of both samples so many pairs are the one way round: subsets of the ranks by their sum.
    private static double[] Ways(int first, int second)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(second, 1);
        int pairs = first * second;
        double[,] ways = new double[first + 1, pairs + 1];
        ways[0, 0] = 1;
        for (int rank = 1; rank <= first + second; rank++)
        {
            for (int chosen = Math.Min(rank, first); chosen >= 1; chosen--)
            {
                // The value of this rank has (rank - chosen) of the other sample below it.
                int below = rank - chosen;
                for (int sum = pairs; sum >= below && below <= second; sum--)
                {
                    ways[chosen, sum] += ways[chosen - 1, sum - below];
                }
            }
        }

        return [.. Enumerable.Range(0, pairs + 1).Select(sum => ways[first, sum])];
    }
}
