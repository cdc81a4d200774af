using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>
/// Where a fatal code's flashes part into the main code and the subcode: each place is a hypothesis, and so is none. The repeats are weighed
/// together, against the disorder that their own flashes show. The pauses before the first and behind the last flash are gaps for certain.
/// </summary>
internal static class CodeSplit
{
    // In units of the logarithm of likelihood: how much better than the next one a hypothesis must be, and than a lost flash.
    private const double Needed = 2;
    private const double NeededInDisorder = 4;
    private const double DistinctLoss = 6;
    private const double LikeLoss = 10;
    private const double NeededOfTwo = 8;
    private const double Disorder = 0.075;

    // The deviation of the logarithms. Few flashes say little about it, so they are counted together with some of the greatest disorder.
    private const double LeastSigma = 0.03;
    private const double LeastSeen = 0.015;
    private const double MostSigma = 0.12;
    private const double PriorFlashes = 2;

    // A pause is a quarter to three quarters of a gap.
    private static readonly double s_shortestPause = Math.Log(LedTiming.CodePauseMinimum.Value / LedTiming.Gap.Value);
    private static readonly double s_longestPause = Math.Log(LedTiming.CodePauseMaximum.Value / LedTiming.Gap.Value);

    private const double MostDeviations = 6;
    private const double MostBeyond = 4;

    // Where a pause with a lost flash in it is as long as a gap, nothing tells them apart but the other repeats.
    private const double Distinct = 0.2;

    /// <summary>Weighs the places.</summary>
    /// <param name="repeats">Of the same number of flashes.</param>
    /// <param name="times">The borders.</param>
    /// <param name="split">The number of flashes in the main code; all of them if there is no subcode.</param>
    /// <param name="border">Between a pause and a gap, in nanoseconds.</param>
    /// <returns><see cref="DoubtKind.None"/> if it is certain; otherwise why not.</returns>
    public static DoubtKind Find(ReadOnlySpan<FatalRepeat> repeats, LedTimes times, out int split, out double border)
    {
        int flashes = repeats[0].Count;
        (split, border) = (flashes, 0);
        Span<double> means = stackalloc double[flashes + 1];
        Cluster on = default;
        foreach (FatalRepeat repeat in repeats)
        {
            for (int flash = 0; flash < flashes; flash++)
            {
                on.Add(Math.Log(repeat.On(flash)));
                means[flash] += Math.Log(repeat.Off(flash));
            }
        }

        if (on.Spread > Math.Log(times.Spread) || on.Most - on.Center > Math.Log(LedTimes.LongestFlashUnits))
        {
            return DoubtKind.FlashSpread;
        }

        double seen = Math.Max(LeastSeen, Math.Sqrt(on.Residual / Math.Max(on.Count - 1, 1)));
        double sigma = Math.Sqrt((on.Residual + (PriorFlashes * MostSigma * MostSigma)) / (on.Count - 1 + PriorFlashes));
        // With two flashes there is a single time off to judge by, and the few flashes may be more alike than it.
        sigma = flashes == 2 ? MostSigma : Math.Clamp(sigma, LeastSigma, MostSigma);
        int first = Longest(means[..flashes], except: 0);
        int second = Longest(means[..flashes], except: first);
        ReadOnlySpan<int> places = [flashes, first, second];
        double best = double.PositiveInfinity;
        double next = double.PositiveInfinity;
        Cluster bestGaps = default;
        Cluster bestPauses = default;
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] == 0)
            {
                continue;
            }

            double misfit = Misfit(repeats, places[i], Math.Log(times.Spread), sigma, out Cluster gaps, out Cluster pauses) / (2 * sigma * sigma);
            if (misfit < best)
            {
                (next, best, split, bestGaps, bestPauses) = (best, misfit, places[i], gaps, pauses);
            }
            else
            {
                next = Math.Min(next, misfit);
            }
        }

        // Infinity minus infinity is not a number, and so not enough either.
        if (double.IsInfinity(best) || next - best < (flashes == 2 && split == 2 ? NeededOfTwo : Needed))
        {
            return DoubtKind.Overlap;
        }

        border = Math.Exp(bestPauses.Count > 0 ? (bestGaps.Center + bestPauses.Center) / 2 : bestGaps.Center + (s_longestPause / 2));
        return split < flashes && MayBeLoss(repeats, split, Math.Min(seen, sigma), on, bestPauses) ? DoubtKind.LostFlash : DoubtKind.None;
    }

    /// <summary>The gap between the codes is not like the others, or more like two pauses and the flash between them that was not seen.</summary>
    private static bool MayBeLoss(ReadOnlySpan<FatalRepeat> repeats, int split, double sigma, in Cluster on, in Cluster pauses)
    {
        Cluster others = default;
        Cluster gaps = default;
        foreach (FatalRepeat repeat in repeats)
        {
            others.Add(Math.Log(repeat.Off(0)));
            gaps.Add(Math.Log(repeat.Off(split)));
            if (!repeat.IsLast)
            {
                others.Add(Math.Log(repeat.Off(repeat.Count)));
            }
        }

        double fromOthers = gaps.Center - others.Center;
        if (Math.Abs(fromOthers) > MostDeviations * sigma * Math.Sqrt((1.0 / gaps.Count) + (1.0 / others.Count)))
        {
            return true;
        }

        if (pauses.Count == 0)
        {
            return false;
        }

        double loss = Math.Log((2 * Math.Exp(pauses.Center)) + Math.Exp(on.Center));
        double fromLoss = gaps.Center - loss;
        double asGaps = fromOthers * fromOthers / ((1.0 / gaps.Count) + (1.0 / others.Count));
        double likelihood = ((gaps.Count * fromLoss * fromLoss) - asGaps) / (2 * sigma * sigma);
        return likelihood < (Math.Abs(loss - others.Center) > Distinct ? -DistinctLoss : -LikeLoss);
    }

    /// <summary>The sum of squares that a hypothesis leaves; infinite if it cannot be.</summary>
    private static double Misfit(ReadOnlySpan<FatalRepeat> repeats, int split, double spread, double sigma, out Cluster gaps, out Cluster pauses)
    {
        (gaps, pauses) = (default, default);
        foreach (FatalRepeat repeat in repeats)
        {
            for (int flash = 0; flash <= repeat.Count; flash++)
            {
                if (flash == 0 || flash == split || flash == repeat.Count)
                {
                    if (flash < repeat.Count || !repeat.IsLast)
                    {
                        gaps.Add(Math.Log(repeat.Off(flash)));
                    }
                }
                else
                {
                    pauses.Add(Math.Log(repeat.Off(flash)));
                }
            }
        }

        if (gaps.Spread > spread || pauses.Spread > spread)
        {
            return double.PositiveInfinity;
        }

        double misfit = gaps.Residual + pauses.Residual;
        if (pauses.Count > 0)
        {
            // What it costs to hold the two centers at a quotient that can be.
            double quotient = pauses.Center - gaps.Center;
            double beyond = quotient - Math.Clamp(quotient, s_shortestPause, s_longestPause);
            double variance = (1.0 / pauses.Count) + (1.0 / gaps.Count);
            if (Math.Abs(beyond) > MostBeyond * sigma * Math.Sqrt(variance))
            {
                return double.PositiveInfinity;
            }

            misfit += beyond * beyond / variance;
        }

        return misfit;
    }

    /// <summary>The place before whose flash the LED is off for the longest time; 0 if there is none.</summary>
    private static int Longest(ReadOnlySpan<double> means, int except)
    {
        int longest = 0;
        for (int flash = 1; flash < means.Length; flash++)
        {
            if (flash != except && (longest == 0 || means[flash] > means[longest]))
            {
                longest = flash;
            }
        }

        return longest;
    }
}
