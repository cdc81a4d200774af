using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Led.Encoding;

/// <summary>Draws what an LED shows as a trace: a pure function of the pattern, the times and the seed.</summary>
public static class LedEncoder
{
    private const double LongestSeconds = 30 * 24 * 3600;
    private const int MostCount = 1000;

    /// <summary>Draws a pattern.</summary>
    /// <param name="shown">Which one.</param>
    /// <param name="main">The main code of <see cref="LedShown.Fatal"/>, from 1 on; otherwise null.</param>
    /// <param name="sub">The subcode, from 1 on, or null if there is none.</param>
    /// <param name="encoding">The times, the disorder, and what comes before and after.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or a time is out of its range.</exception>
    /// <exception cref="ArgumentException">A code for a pattern that has none, or a fatal pattern without one.</exception>
    public static LineTrace Encode(LedShown shown, int? main, int? sub, LedEncoding encoding)
    {
        Check(encoding);
        if (shown == LedShown.Fatal != main is not null || (main is null && sub is not null))
        {
            throw new ArgumentException("A fatal code has a main code, and no other pattern has one.", nameof(main));
        }

        CheckCount(main ?? 1, 1, nameof(main));
        CheckCount(sub ?? 1, 1, nameof(sub));
        return Draw(
            shown switch
            {
                LedShown.DeveloperRunning => Heartbeats(1, encoding.HeartbeatFlash.TotalSeconds, 0, encoding),
                LedShown.ProductionRunning => Heartbeats(3, 0.5 / encoding.RapidPerSecond, 0.5 / encoding.RapidPerSecond, encoding),
                LedShown.Unbound => Flashes(0, 0.5 / encoding.RapidPerSecond, 0.5 / encoding.RapidPerSecond),
                LedShown.CannotBind => Flashes(
                    Math.Max(1, (int)(encoding.RapidBeforeOff.TotalSeconds * encoding.RapidPerSecond)), 0.5 / encoding.RapidPerSecond, 0.5 / encoding.RapidPerSecond),
                LedShown.Fatal => FatalCode(main!.Value, sub, encoding),
                LedShown.Off => [],
                LedShown.On => Flashes(1, LongestSeconds, 0),
                _ => throw new ArgumentOutOfRangeException(nameof(shown), shown, "Not a pattern."),
            },
            encoding);
    }

    /// <summary>Draws what an application that drives the LED itself makes it show, as zkLEDFlash does.</summary>
    /// <param name="on">How long each flash is.</param>
    /// <param name="off">How long the LED is off after it.</param>
    /// <param name="count">How many flashes; 0 for flashes without end.</param>
    /// <param name="encoding">The disorder, and what comes before.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or a time is out of its range.</exception>
    public static LineTrace EncodeFlashes(TimeSpan on, TimeSpan off, int count, LedEncoding encoding)
    {
        Check(encoding);
        CheckTime(on, TimeSpan.FromMilliseconds(1), nameof(on));
        CheckTime(off, TimeSpan.FromMilliseconds(1), nameof(off));
        if (count < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(count), count, "A count of flashes is 0, for flashes without end, or more.");
        }

        return Draw(Flashes(count, on.TotalSeconds, off.TotalSeconds), encoding);
    }

    private static IEnumerable<(bool IsOn, double Seconds)> Heartbeats(int flashes, double on, double off, LedEncoding encoding)
    {
        double rest = encoding.HeartbeatPeriod.TotalSeconds - (flashes * on) - ((flashes - 1) * off);
        if (rest <= off)
        {
            throw new ArgumentOutOfRangeException(nameof(encoding), encoding.HeartbeatPeriod, "The flashes of a heartbeat do not fit into its period.");
        }

        return Beat();

        IEnumerable<(bool IsOn, double Seconds)> Beat()
        {
            while (true)
            {
                for (int flash = 1; flash <= flashes; flash++)
                {
                    yield return (true, on);
                    yield return (false, flash < flashes ? off : rest);
                }
            }
        }
    }

    private static IEnumerable<(bool IsOn, double Seconds)> Flashes(int count, double on, double off)
    {
        for (int flash = 0; count == 0 || flash < count; flash++)
        {
            yield return (true, on);
            yield return (false, off);
        }
    }

    private static IEnumerable<(bool IsOn, double Seconds)> FatalCode(int main, int? sub, LedEncoding encoding)
    {
        double half = 0.5 / encoding.VeryRapidPerSecond;
        for (int repeat = 0; encoding.Repeats == 0 || repeat < encoding.Repeats; repeat++)
        {
            for (int flash = 1; flash <= encoding.PreambleFlashes; flash++)
            {
                yield return (true, half);
                yield return (false, flash < encoding.PreambleFlashes ? half : encoding.Gap.TotalSeconds);
            }

            int?[] groups = [main, sub];
            foreach (int? count in groups)
            {
                for (int flash = 1; flash <= (count ?? 0); flash++)
                {
                    yield return (true, encoding.CodeFlash.TotalSeconds);
                    yield return (false, flash < count ? encoding.CodePause.TotalSeconds : encoding.Gap.TotalSeconds);
                }
            }
        }
    }

    private static LineTrace Draw(IEnumerable<(bool IsOn, double Seconds)> pulses, LedEncoding encoding)
    {
        Random random = new(encoding.Seed);
        long begin = encoding.Begin;
        long end = begin + (encoding.Length.Ticks * 100);
        double at = begin + (encoding.Before.TotalSeconds * 1e9);
        double phase = encoding.StartPhase.TotalSeconds;
        bool isOn = false;
        bool beganOn = false;
        List<LineEdge> edges = [];
        foreach ((bool level, double seconds) in pulses)
        {
            if (at >= end)
            {
                break;
            }

            double left = Math.Max(0, seconds - phase);
            phase -= seconds - left;
            if (left == 0)
            {
                continue;
            }

            double duration = left * (1 + encoding.Drift) * (1 + (encoding.Jitter * ((2 * random.NextDouble()) - 1))) * 1e9;
            if (level != isOn)
            {
                isOn = level;
                if ((long)at == begin)
                {
                    beganOn = level;
                }
                else
                {
                    Change(edges, (long)at, level, (long)Math.Min(duration / 2, encoding.BounceTime.TotalSeconds * 1e9), end, encoding.BounceEdges, random);
                }
            }

            at += duration;
        }

        if (isOn && at < end)
        {
            Change(edges, (long)at, false, encoding.BounceTime.Ticks * 100, end, encoding.BounceEdges, random);
        }

        return new LineTrace(begin, end, beganOn, edges.ToArray(), []);
    }

    private static void Change(List<LineEdge> edges, long at, bool level, long bounceTime, long end, int bounceEdges, Random random)
    {
        List<long> times = [at];
        int pairs = random.Next((bounceEdges / 2) + 1);
        for (int i = 0; i < 2 * pairs; i++)
        {
            times.Add(at + (long)(random.NextDouble() * bounceTime));
        }

        times.Sort();
        for (int i = 0; i < times.Count && times[i] < end; i++)
        {
            edges.Add(new LineEdge(times[i], i % 2 == 0 ? level : !level));
        }
    }

    private static void Check(LedEncoding encoding)
    {
        TimeSpan millisecond = TimeSpan.FromMilliseconds(1);
        CheckTime(encoding.Length, millisecond, nameof(encoding.Length));
        CheckTime(encoding.HeartbeatPeriod, millisecond, nameof(encoding.HeartbeatPeriod));
        CheckTime(encoding.HeartbeatFlash, millisecond, nameof(encoding.HeartbeatFlash));
        CheckTime(encoding.Gap, millisecond, nameof(encoding.Gap));
        CheckTime(encoding.CodeFlash, millisecond, nameof(encoding.CodeFlash));
        CheckTime(encoding.CodePause, millisecond, nameof(encoding.CodePause));
        CheckTime(encoding.RapidBeforeOff, TimeSpan.Zero, nameof(encoding.RapidBeforeOff));
        CheckTime(encoding.Before, TimeSpan.Zero, nameof(encoding.Before));
        CheckTime(encoding.StartPhase, TimeSpan.Zero, nameof(encoding.StartPhase));
        CheckTime(encoding.BounceTime, TimeSpan.Zero, nameof(encoding.BounceTime));
        CheckShare(encoding.RapidPerSecond, 0.1, 100, nameof(encoding.RapidPerSecond));
        CheckShare(encoding.VeryRapidPerSecond, 0.1, 100, nameof(encoding.VeryRapidPerSecond));
        CheckShare(encoding.Jitter, 0, 0.99, nameof(encoding.Jitter));
        CheckShare(encoding.Drift, -0.9, 9, nameof(encoding.Drift));
        CheckCount(encoding.PreambleFlashes, 1, nameof(encoding.PreambleFlashes));
        CheckCount(encoding.Repeats, 0, nameof(encoding.Repeats));
        CheckCount(encoding.BounceEdges, 0, nameof(encoding.BounceEdges));
    }

    private static void CheckTime(TimeSpan time, TimeSpan least, string name)
    {
        if (time < least || time.TotalSeconds > LongestSeconds)
        {
            throw new ArgumentOutOfRangeException(name, time, $"{name} is from {least.TotalMilliseconds} ms to 30 days.");
        }
    }

    private static void CheckShare(double value, double least, double most, string name)
    {
        if (!(value >= least && value <= most))
        {
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is from {least} to {most}."));
        }
    }

    private static void CheckCount(int count, int least, string name)
    {
        if (count < least || count > MostCount)
        {
            throw new ArgumentOutOfRangeException(name, count, $"{name} is from {least} to {MostCount}.");
        }
    }
}
