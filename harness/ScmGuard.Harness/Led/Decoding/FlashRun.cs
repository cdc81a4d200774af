using System;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>Short flashes, one after the other, that are alike.</summary>
internal struct FlashRun
{
    private long _shortestOn;
    private long _longestOn;
    private long _shortestOff;
    private long _longestOff;

    public int Count { get; private set; }

    public long FirstRise { get; private set; }

    public long LastRise { get; private set; }

    public long LastFall { get; private set; }

    /// <summary>Off before it; a lower bound if that began before the trace; negative if not known.</summary>
    public long OffBefore { get; private set; }

    /// <summary>False if there may have been flashes before the first one.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>True if a gap is before it, or nothing that was seen.</summary>
    public bool CanBePreamble { get; private set; }

    public readonly bool IsActive => Count > 0;

    /// <summary>From one rise to the next, on the average; 0 for a single flash.</summary>
    public readonly double Period => Count < 2 ? 0 : (double)(LastRise - FirstRise) / (Count - 1);

    /// <summary>The quotient of the most unequal durations that should be equal.</summary>
    public readonly double Spread => Math.Max(
        (double)_longestOn / Math.Max(_shortestOn, 1), Count < 2 ? 1 : (double)_longestOff / Math.Max(_shortestOff, 1));

    public static FlashRun Start(long rise, long fall, long offBefore, bool isWhole, bool canBePreamble) => new()
    {
        Count = 1,
        FirstRise = rise,
        LastRise = rise,
        LastFall = fall,
        OffBefore = offBefore,
        IsWhole = isWhole,
        CanBePreamble = canBePreamble,
        _shortestOn = fall - rise,
        _longestOn = fall - rise,
        _shortestOff = long.MaxValue,
    };

    /// <summary>Takes one more flash, unless it is not like the others.</summary>
    public bool TryExtend(long rise, long fall, double spread)
    {
        long on = fall - rise;
        long off = rise - LastFall;
        long shortestOn = Math.Min(_shortestOn, on);
        long longestOn = Math.Max(_longestOn, on);
        long shortestOff = Math.Min(_shortestOff, off);
        long longestOff = Math.Max(_longestOff, off);
        if (longestOn > shortestOn * spread || longestOff > shortestOff * spread)
        {
            return false;
        }

        (_shortestOn, _longestOn, _shortestOff, _longestOff) = (shortestOn, longestOn, shortestOff, longestOff);
        Count++;
        LastRise = rise;
        LastFall = fall;
        return true;
    }
}
