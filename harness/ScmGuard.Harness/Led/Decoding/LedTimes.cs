using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Led.Decoding;

/// <summary>The borders between the symbols, in nanoseconds on the trace's clock.</summary>
internal sealed class LedTimes
{
    // What the documents leave open, and a decoder must take: rapid is 4 to 7 flashes a second, very rapid 8 to 25. The border is between 7 and 8.
    private const double SlowestRapid = 3.6;
    private const double RapidBorder = 7.45;
    private const double FastestVeryRapid = 28;

    // Between the longest half of a rapid flash (4 per second and a tenth more: 138 ms) and the shortest counted flash (0.5 s, all disorder: 360 ms).
    private const double ShortFlash = 0.22;

    private const double FewFlashes = 0.9;

    // Measured limits carry a little more than the disorder that is allowed for.
    private const double Slack = 0.05;

    public LedTimes(LedDecoderOptions options)
    {
        Check(options.Scale, options.Scale is >= 0.5 and <= 2, nameof(options.Scale), "0.5 to 2");
        Check(options.Jitter, options.Jitter is >= 0 and <= 0.2, nameof(options.Jitter), "0 to 0.2");
        Check(options.Drift, options.Drift is >= 0 and <= 0.1, nameof(options.Drift), "0 to 0.1");
        Check(options.Settling, options.Settling >= TimeSpan.Zero && options.Settling <= TimeSpan.FromMilliseconds(10), nameof(options.Settling), "0 to 10 ms");
        Check(options.MostEdgesPerSecond, options.MostEdgesPerSecond is >= 60 and <= 1000, nameof(options.MostEdgesPerSecond), "60 to 1000");
        Check(options.ForGood, options.ForGood >= TimeSpan.FromSeconds(10) && options.ForGood <= TimeSpan.FromHours(1), nameof(options.ForGood), "10 s to 1 h");
        Check(options.Repeats, options.Repeats is >= 2 and <= FatalReader.MostRepeats, nameof(options.Repeats), $"2 to {FatalReader.MostRepeats}");

        double low = (1 - options.Jitter) * (1 - options.Drift) * (1 - Slack);
        double high = (1 + options.Jitter) * (1 + options.Drift) * (1 + Slack);
        double flash = LedTiming.CodeFlash.Value.TotalSeconds;
        double gap = LedTiming.Gap.Value.TotalSeconds;
        double period = LedTiming.HeartbeatPeriod.Value.TotalSeconds;
        long Scaled(double seconds) => (long)(seconds * options.Scale * 1e9);

        Settling = options.Settling.Ticks * 100;
        Flash = Scaled(flash);
        LongestShort = Scaled(ShortFlash);
        ShortestFlash = Scaled(flash * low);
        LongestFlash = Scaled(flash * LongestFlashUnits);
        ShortestPause = Scaled(LedTiming.CodePauseMinimum.Value.TotalSeconds * low);
        Gap = Scaled(gap);
        ShortestGap = Scaled(gap * low);
        LongestGap = Scaled(gap * high);
        HeartbeatPeriod = Scaled(period);
        // Half a period is off at the least; the longest counted gap is shorter.
        ShortestRest = Scaled(period / 2);
        LongestRest = Scaled(period * high);
        RapidLongest = Scaled(1 / SlowestRapid);
        RapidShortest = Scaled(1 / RapidBorder);
        VeryRapidShortest = Scaled(1 / FastestVeryRapid);
        RapidNominal = Scaled(1 / LedTiming.RapidFlashesPerSecond);
        Spread = (1 + options.Jitter) / (1 - options.Jitter) * (1 + Slack);
        Drift = options.Drift;
        // Beyond the time that a lost subcode of two flashes takes, and two lost heartbeats.
        SequenceEnd = Scaled(5 * gap);
        HeartbeatEnd = Scaled(2.4 * period);
        RapidEnd = Scaled(gap);
        ForGood = options.ForGood.Ticks * 100;
        LongestBoot = Math.Max(ForGood, (BootBudget.Usual.Value + BootBudget.RevisionBExtra.Value).Ticks * 100);
        Repeats = options.Repeats;
    }

    /// <summary>Above it, flashes have run together.</summary>
    public const double LongestFlashUnits = 1.4;

    public long Settling { get; }

    public long Flash { get; }

    /// <summary>A flash up to it is one of a rapid or very rapid run, and so is a pause inside the run.</summary>
    public long LongestShort { get; }

    public long ShortestFlash { get; }

    public long LongestFlash { get; }

    public long ShortestPause { get; }

    public long Gap { get; }

    public long ShortestGap { get; }

    public long LongestGap { get; }

    public long HeartbeatPeriod { get; }

    /// <summary>Off between two heartbeats.</summary>
    public long ShortestRest { get; }

    public long LongestRest { get; }

    public long RapidLongest { get; }

    public long RapidShortest { get; }

    public long VeryRapidShortest { get; }

    public long RapidNominal { get; }

    /// <summary>The longest of equal durations may be this many times the shortest.</summary>
    public double Spread { get; }

    public double Drift { get; }

    /// <summary>Off for this long: the repeats of a code are over.</summary>
    public long SequenceEnd { get; }

    /// <summary>No change for this long: the heartbeats are over.</summary>
    public long HeartbeatEnd { get; }

    /// <summary>No change for this long: the rapid flashes are over.</summary>
    public long RapidEnd { get; }

    public long ForGood { get; }

    /// <summary>A boot that takes the longest usual time.</summary>
    public long LongestBoot { get; }

    public int Repeats { get; }

    public bool IsRapid(double period) => period > RapidShortest && period < RapidLongest;

    /// <summary>Rapid, of so few flashes that their disorder does not cancel out.</summary>
    public bool IsRapidAmongFew(double period) => period > RapidShortest * FewFlashes && period < RapidLongest / FewFlashes;

    public bool IsVeryRapid(double period) => period <= RapidShortest && period > VeryRapidShortest;

    private static void Check(object value, bool isRight, string name, string range)
    {
        if (!isRight)
        {
            throw new ArgumentOutOfRangeException(name, value, $"The decoder's option {name} is from {range}.");
        }
    }
}
