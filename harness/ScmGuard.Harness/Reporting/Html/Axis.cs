using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Reporting.Html;

/// <summary>Round numbers along the edge of a drawing.</summary>
internal static class Axis
{
    private const int WantedTicks = 8;

    /// <summary>Far beyond anything that is measured; beyond it, the arithmetic of a drawing is no longer sound.</summary>
    private const double Farthest = 1e12;

    private static readonly double[] s_clockSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 1209600, 2419200, 4838400];

    /// <summary>Whether a value can be drawn.</summary>
    public static bool CanShow(double value) => Math.Abs(value) <= Farthest;

    /// <summary>Ticks at 1, 2 or 5 times a power of ten.</summary>
    public static IEnumerable<double> Decimal(double from, double to)
    {
        double raw = (to - from) / WantedTicks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return Ticks(from, to, power * ((raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 }));
    }

    /// <summary>Ticks at whole seconds, minutes, hours or days.</summary>
    public static IEnumerable<double> Clock(double seconds) => Ticks(0, seconds, s_clockSteps.FirstOrDefault(step => seconds / step <= WantedTicks + 2, seconds / WantedTicks));

    /// <summary>A time since the begin.</summary>
    public static string Elapsed(double seconds)
    {
        TimeSpan time = TimeSpan.FromSeconds(seconds);
        return seconds == 0 ? "0"
            : time.TotalDays >= 1 ? FormattableString.Invariant($"{(int)time.TotalDays} d{(time.Hours > 0 ? $" {time.Hours} h" : "")}")
            : time.TotalHours >= 1 ? FormattableString.Invariant($"{(int)time.TotalHours} h{(time.Minutes > 0 ? $" {time.Minutes} min" : "")}")
            : time.TotalMinutes >= 1 ? FormattableString.Invariant($"{(int)time.TotalMinutes} min{(time.Seconds > 0 ? $" {time.Seconds} s" : "")}")
            : FormattableString.Invariant($"{time.TotalSeconds:0.#} s");
    }

    private static IEnumerable<double> Ticks(double from, double to, double step)
    {
        for (double index = Math.Ceiling(from / step); index * step <= to + (step / 1000); index++)
        {
            yield return index * step;
        }
    }
}
