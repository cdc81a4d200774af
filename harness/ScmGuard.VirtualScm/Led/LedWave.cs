using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>What the LED does after an event: some pulses once, then others for ever.</summary>
/// <param name="Once">First.</param>
/// <param name="Cycle">Then, again and again. Never empty.</param>
internal sealed record LedWave(IReadOnlyList<LedPulse> Once, IReadOnlyList<LedPulse> Cycle)
{
    // What no page states is assumed here, in one place. See docs/virtual-scm.md.
    private static readonly TimeSpan s_heartbeatFlash = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan s_slowHalf = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_codePause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_unboundBeforeOff = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_rapidHalf = TimeSpan.FromSeconds(0.5 / LedTiming.RapidFlashesPerSecond);
    private static readonly TimeSpan s_veryRapidHalf = TimeSpan.FromSeconds(0.5 / LedTiming.VeryRapidFlashesPerSecond);

    private const double SlowPartOfBoot = 0.6;
    private const double RapidPartOfBoot = 0.25;

    private static readonly LedWave s_off = Steady(isOn: false);

    /// <summary>How long a fatal code is shown before the unit reboots.</summary>
    public static TimeSpan FatalDuration(int main, int? subcode) => Sum(Fatal(main, subcode));

    /// <summary>What follows an event.</summary>
    public static LedWave After(LedEvent happened) => happened.Kind switch
    {
        LedEventKind.Boot => Before(Booting(happened.Duration), Of(happened.Pattern)),
        LedEventKind.Pattern => Of(happened.Pattern),
        LedEventKind.Fatal when happened.Recurs => new LedWave([], Fatal(happened.Main, happened.Subcode)),
        LedEventKind.Fatal => Before(Fatal(happened.Main, happened.Subcode), s_off),
        LedEventKind.Flash => Flashing(happened),
        LedEventKind.On => Steady(isOn: true),
        _ => s_off,
    };

    /// <summary>A running pattern.</summary>
    private static LedWave Of(LedPatternKind pattern) => pattern switch
    {
        LedPatternKind.DeveloperMode => Heartbeat(LedTiming.DeveloperModeFlashes, s_heartbeatFlash, TimeSpan.Zero),
        LedPatternKind.ProductionMode => Heartbeat(LedTiming.ProductionModeFlashes, s_rapidHalf, s_rapidHalf),
        LedPatternKind.Unbound => new LedWave([], Flashes(1, s_rapidHalf, s_rapidHalf)),
        LedPatternKind.CannotBind => Before(Fill(s_unboundBeforeOff, s_rapidHalf), s_off),
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "Not a running pattern."),
    };

    private static LedWave Heartbeat(int flashes, TimeSpan on, TimeSpan off)
    {
        LedPulse[] pulses = Flashes(flashes, on, off);
        return new LedWave([], [.. pulses, new LedPulse(false, LedTiming.HeartbeatPeriod.Value - Sum(pulses))]);
    }

    private static LedPulse[] Booting(TimeSpan duration)
    {
        LedPulse[] slow = Fill(duration * SlowPartOfBoot, s_slowHalf);
        LedPulse[] rapid = Fill(duration * RapidPartOfBoot, s_rapidHalf);
        return [.. slow, .. rapid, new LedPulse(false, duration - Sum(slow) - Sum(rapid))];
    }

    private static LedPulse[] Fatal(int main, int? subcode)
    {
        LedPulse[] once =
        [
            .. Flashes(LedTiming.PreambleFlashes, s_veryRapidHalf, s_veryRapidHalf),
            new LedPulse(false, LedTiming.Gap),
            .. Counted(main),
            .. subcode is { } count ? Counted(count) : [],
        ];
        return [.. Enumerable.Repeat(once, LedTiming.FatalCodeRepeats).SelectMany(pulses => pulses)];
    }

    /// <summary>Counted flashes, and the gap behind them in place of the last pause.</summary>
    private static LedPulse[] Counted(int count) => [.. Flashes(count, LedTiming.CodeFlash, s_codePause).SkipLast(1), new LedPulse(false, LedTiming.Gap)];

    private static LedWave Flashing(LedEvent asked)
    {
        TimeSpan on = TimeSpan.FromMilliseconds(asked.OnMilliseconds);
        TimeSpan off = TimeSpan.FromMilliseconds(asked.OffMilliseconds);
        if (on + off == TimeSpan.Zero)
        {
            return Of(asked.Pattern);
        }

        return asked.Count == ApiLimits.FlashForEver
            ? new LedWave([], Flashes(1, on, off))
            : Before(Flashes((int)Math.Min(asked.Count, MostFlashes), on, off), Of(asked.Pattern));
    }

    // Weeks of flashing; more would only cost memory.
    private const uint MostFlashes = 1_000_000;

    private static LedWave Before(IReadOnlyList<LedPulse> first, LedWave then) => new([.. first, .. then.Once], then.Cycle);

    private static LedWave Steady(bool isOn) => new([], [new LedPulse(isOn, TimeSpan.FromDays(1))]);

    private static LedPulse[] Flashes(int count, TimeSpan on, TimeSpan off) =>
        [.. Enumerable.Repeat(new[] { new LedPulse(true, on), new LedPulse(false, off) }, count).SelectMany(pulses => pulses)];

    /// <summary>As many flashes as fit.</summary>
    private static LedPulse[] Fill(TimeSpan duration, TimeSpan half) => Flashes((int)(duration / (2 * half)), half, half);

    private static TimeSpan Sum(IEnumerable<LedPulse> pulses) => pulses.Aggregate(TimeSpan.Zero, (sum, pulse) => sum + pulse.Duration);
}
