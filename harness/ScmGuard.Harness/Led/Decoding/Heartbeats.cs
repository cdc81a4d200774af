using System;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>The last flashes, or groups of three, that came at a heartbeat's pace.</summary>
internal sealed class Heartbeats(LedTimes times)
{
    /// <summary>Three equal periods: what a fatal code or a stray flash does not give.</summary>
    private const int NeededInOrder = 4;

    /// <summary>Where periods are unequal, a few stray flashes could look like them by chance; not so many.</summary>
    private const int NeededInDisorder = 7;

    private const double Order = 1.1;

    // Of unequal periods a few can all be on one side of the mean.
    private const int Kept = 16;

    // Clocks and jitter are bounded apart; this is what the mean may add to the drift when the periods are equal.
    private const double MeanSlack = 0.02;

    private readonly long[] _rises = new long[Kept];
    private readonly long[] _falls = new long[Kept];
    private int _next;

    public int Count { get; private set; }

    /// <summary>Flashes in each: 1 or 3.</summary>
    public int Flashes { get; private set; }

    public void Reset() => (Count, _next) = (0, 0);

    /// <summary>When the group began that was seen <paramref name="back"/> groups ago.</summary>
    public long Rise(int back) => _rises[(_next - 1 - back + (2 * Kept)) % Kept];

    /// <summary>When it ended.</summary>
    public long Fall(int back) => _falls[(_next - 1 - back + (2 * Kept)) % Kept];

    /// <summary>Adds a group whose begin and end were seen.</summary>
    /// <param name="rise">When it began.</param>
    /// <param name="fall">When it ended.</param>
    /// <param name="flashes">In it.</param>
    /// <param name="offBefore">Off before it; negative if not known.</param>
    /// <param name="canBegin">False if it can be none of a heartbeat's groups.</param>
    /// <returns>True if it continues those before it.</returns>
    public bool Add(long rise, long fall, int flashes, long offBefore, bool canBegin)
    {
        bool continues = canBegin && Count > 0 && flashes == Flashes && offBefore >= times.ShortestRest && offBefore <= times.LongestRest && IsAlike(rise, fall);
        if (!continues)
        {
            Reset();
            if (!canBegin || offBefore < times.ShortestRest)
            {
                return false;
            }

            Flashes = flashes;
        }

        _rises[_next] = rise;
        _falls[_next] = fall;
        _next = (_next + 1) % Kept;
        Count = Math.Min(Count + 1, Kept);
        return continues;
    }

    /// <summary>True if there are enough of them, at the pace of a heartbeat.</summary>
    /// <param name="margin">0 to 1: how far the pace is from the border.</param>
    public bool AreSteady(out double margin)
    {
        margin = 0;
        if (!AreEnough)
        {
            return false;
        }

        (long shortest, long longest) = Periods();
        double jitter = (double)(longest - shortest) / (longest + shortest);
        double allowed = times.Drift + MeanSlack + jitter;
        double off = Math.Abs(Math.Log(MeanPeriod / times.HeartbeatPeriod));
        margin = Math.Max(0, 1 - (off / allowed));
        return off < allowed;
    }

    /// <summary>True if there are so many that a pace that is not a heartbeat's is no chance either.</summary>
    public bool AreMany => Count == Kept;

    /// <summary>True if there are so many that they are no chance.</summary>
    public bool AreEnough => Count >= NeededInDisorder || (Count >= NeededInOrder && AreOrdered());

    /// <summary>From one to the next, on the average, in nanoseconds.</summary>
    public double MeanPeriod => (double)(Rise(0) - Rise(Count - 1)) / (Count - 1);

    private bool IsAlike(long rise, long fall)
    {
        long period = rise - Rise(0);
        (long shortest, long longest) = Periods();
        if (Count > 1 && (Math.Max(longest, period) > Math.Min(shortest, period) * times.Spread))
        {
            return false;
        }

        long on = fall - rise;
        for (int back = 0; back < Count; back++)
        {
            long other = Fall(back) - Rise(back);
            if (Math.Max(on, other) > Math.Min(on, other) * times.Spread)
            {
                return false;
            }
        }

        return true;
    }

    private bool AreOrdered()
    {
        (long shortest, long longest) = Periods();
        (long shortestOn, long longestOn) = (long.MaxValue, 0);
        for (int back = 0; back < Count; back++)
        {
            long on = Fall(back) - Rise(back);
            (shortestOn, longestOn) = (Math.Min(shortestOn, on), Math.Max(longestOn, on));
        }

        return longest < shortest * Order && longestOn < shortestOn * Order;
    }

    private (long Shortest, long Longest) Periods()
    {
        (long shortest, long longest) = (long.MaxValue, 0);
        for (int back = 0; back + 1 < Count; back++)
        {
            long period = Rise(back) - Rise(back + 1);
            (shortest, longest) = (Math.Min(shortest, period), Math.Max(longest, period));
        }

        return (shortest, longest);
    }
}
