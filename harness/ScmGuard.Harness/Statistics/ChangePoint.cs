using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Statistics;

/// <summary>Where a series most likely changed its level, and how likely chance alone makes it look so (Pettitt's statistic).</summary>
/// <param name="Index">The first value after the change.</param>
/// <param name="Probability">The probability of as strong a change without any: above 0, at most 1. From seeded permutations, so the same series always gives the same.</param>
/// <param name="Shift">How far the median after it is above the median before.</param>
public sealed record ChangePoint(int Index, double Probability, double Shift)
{
    private const int Permutations = 1999;
    private const ulong Seed = 0x5CA1AB1E;

    /// <summary>Finds it.</summary>
    /// <param name="series">The values in their order in time.</param>
    /// <returns>Null if there are fewer than two values.</returns>
    public static ChangePoint? Find(IReadOnlyList<double> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count < 2)
        {
            return null;
        }

        double[] ranks = Ranks(series);
        double strength = Strength(ranks);
        SplitMix random = new(Seed);
        int asStrong = 0;
        for (int i = 0; i < Permutations; i++)
        {
            random.Shuffle(ranks);
            asStrong += Strength(ranks) >= strength ? 1 : 0;
        }

        int index = Enumerable.Range(1, series.Count - 1).MinBy(split => Distance(series.Take(split)) + Distance(series.Skip(split)));
        return new ChangePoint(index, (asStrong + 1.0) / (Permutations + 1), Quantile.Median([.. series.Skip(index)]) - Quantile.Median([.. series.Take(index)]));
    }

    private static double Strength(double[] ranks)
    {
        double strongest = 0;
        double sum = 0;
        for (int index = 1; index < ranks.Length; index++)
        {
            sum += ranks[index - 1];
            strongest = Math.Max(strongest, Math.Abs((2 * sum) - (index * (ranks.Length + 1.0))));
        }

        return strongest;
    }

    // Pettitt's own place of the change leans to the middle of the series. The medians on both sides do not.
    private static double Distance(IEnumerable<double> part)
    {
        double[] values = [.. part];
        double median = Quantile.Median(values);
        return values.Sum(value => Math.Abs(value - median));
    }

    // Equal values share the mean of their ranks, which is a multiple of a half and so exact.
    private static double[] Ranks(IReadOnlyList<double> series) =>
        [.. series.Select(value => series.Count(other => other < value) + ((series.Count(other => other == value) + 1) / 2.0))];
}
