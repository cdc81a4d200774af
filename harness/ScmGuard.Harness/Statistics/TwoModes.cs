using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Statistics;

/// <summary>
/// Times, in seconds, of a mixture whose structure is known: a fast mode and, perhaps, a slow one at least some offset above it. The modes are told apart by the
/// empty space between them, which is the only thing that is known about their shape: no mean, no sigma.
/// </summary>
/// <param name="Fast">The lowest group.</param>
/// <param name="Slow">The next group above it; empty if there is only one.</param>
/// <param name="Beyond">Everything above that: values which two modes do not explain.</param>
/// <param name="Doubt">Why the groups are not to be trusted, or null.</param>
public sealed record TwoModes(IReadOnlyList<Censored> Fast, IReadOnlyList<Censored> Slow, IReadOnlyList<Censored> Beyond, string? Doubt)
{
    /// <summary>How many values there are.</summary>
    public int Count => Fast.Count + Slow.Count + Beyond.Count;

    /// <summary>Tells the modes apart.</summary>
    /// <param name="values">The values, in any order.</param>
    /// <param name="leastOffset">The least offset that the slow mode may have, in seconds: above 0. A space of half of it, with nothing in it, is between two modes; values that are spread over as much without such a space are doubted.</param>
    public static TwoModes Of(IReadOnlyList<Censored> values, double leastOffset)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastOffset);
        double space = leastOffset / 2;
        List<List<Censored>> groups = [];
        foreach (Censored value in values.OrderBy(value => value.Middle))
        {
            if (groups.Count == 0 || value.Middle - groups[^1][^1].Middle >= space)
            {
                groups.Add([]);
            }

            groups[^1].Add(value);
        }

        string? doubt =
            values.Any(value => value.Width >= space) ? FormattableString.Invariant($"some values are known to within {values.Max(value => value.Width):0.#} s only, which is too coarse to tell modes {leastOffset:0.#} s apart")
            : groups.Any(group => group[^1].Middle - group[0].Middle >= space) ? FormattableString.Invariant($"the values run into each other over more than {space:0.#} s, so that two modes could hide in one group")
            : null;
        return new TwoModes(groups.ElementAtOrDefault(0) ?? [], groups.ElementAtOrDefault(1) ?? [], [.. groups.Skip(2).SelectMany(group => group)], doubt);
    }

    /// <summary>The fast mode's median; null if there are too few values for an interval.</summary>
    public Estimate? FastMedian(double confidence) => Quantile.Median(Fast, confidence);

    /// <summary>How far the slow mode is above the fast one; null if there are too few values for an interval.</summary>
    public Estimate? SlowOffset(double confidence) => RankSum.Shift(Fast, Slow, confidence);

    /// <summary>The slow mode's share of all values; null if there are none.</summary>
    public Estimate? SlowShare(double confidence) => Count == 0 ? null : Binomial.Share(Slow.Count, Count, confidence);
}
