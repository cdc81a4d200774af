using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Boot;

/// <summary>Whether a host's wall clock can tell how long the host was off. It needs an RTC that went on in the meantime, and must not have been set.</summary>
/// <param name="MissingRtc">Why the kernel cannot have had the time from an RTC, or null if it has it from there.</param>
/// <param name="IsSetDuringBoot">
/// True if a service sets the clock from an RTC during each boot: then an RTC that the kernel does not know will do, and records before the end of the boot
/// are not compared.
/// </param>
public sealed record WallClock(string? MissingRtc, bool IsSetDuringBoot)
{
    /// <summary>Where the kernel shows its RTCs.</summary>
    internal const string RtcFolder = "/sys/class/rtc";

    // A clock that is put right over the network after a boot moves by about as much as an RTC can be wrong.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);

    // Longer than a boot with every fatal code in between.
    private static readonly TimeSpan s_longestGap = TimeSpan.FromMinutes(30);

    private const int FirstYear = 2024;
    private const int LastYear = 2099;

    /// <summary>Looks where a host's clock comes from.</summary>
    /// <param name="host">The host.</param>
    /// <param name="isSetDuringBoot">See <see cref="IsSetDuringBoot"/>.</param>
    /// <exception cref="HostException">The host cannot be asked.</exception>
    public static WallClock Of(IHost host, bool isSetDuringBoot)
    {
        ArgumentNullException.ThrowIfNull(host);
        IReadOnlyList<string> clocks = host.List(RtcFolder) ?? [];
        string? missing =
            clocks.Count == 0 ? "the kernel knows no RTC, so its wall clock did not go on while the host was off"
            : !clocks.Any(clock => host.ReadText($"{RtcFolder}/{clock}/hctosys")?.Trim() == "1") ? $"the kernel did not take the time from an RTC ({string.Join(", ", clocks)})"
            : null;
        return new WallClock(missing, isSetDuringBoot);
    }

    /// <summary>When the kernel began, by each record of the boot that counts.</summary>
    /// <param name="boot">The boot.</param>
    public IReadOnlyList<DateTimeOffset> KernelStarts(BootMilestones boot)
    {
        ArgumentNullException.ThrowIfNull(boot);
        IEnumerable<Stamp> stamps = IsSetDuringBoot ? boot.Systemd.All.Where(stamp => stamp == boot.Systemd.Finish) : boot.Systemd.All;
        return [.. stamps.Append(boot.Now).Select(stamp => stamp.KernelStart).OfType<DateTimeOffset>()];
    }

    /// <summary>Why the time that a host was off cannot be told, or null if it can.</summary>
    /// <param name="boot">The boot after it.</param>
    public string? Doubt(BootMilestones boot)
    {
        ArgumentNullException.ThrowIfNull(boot);
        if (boot.LastRecord is not { } last)
        {
            return "there is no record of the shutdown before this boot";
        }

        if (boot.Now.Wall is not { } now || KernelStarts(boot) is not { Count: > 1 } starts)
        {
            return "there are not two records of this boot whose wall clock could be compared";
        }

        if (MissingRtc is not null && !IsSetDuringBoot)
        {
            return MissingRtc;
        }

        if (last.Year is < FirstYear or > LastYear || now.Year is < FirstYear or > LastYear)
        {
            return Invariant($"the wall clock's year is wrong: {Show(last)} before the shutdown, {Show(now)} now");
        }

        if (last < boot.RebootIntended)
        {
            return Invariant($"the wall clock was set back during the shutdown: the reboot was ordered at {Show(boot.RebootIntended)}, the last record is of {Show(last)}");
        }

        if (starts.Max() - starts.Min() is var step && step > s_tolerance)
        {
            return Invariant($"the wall clock was set by {step.TotalSeconds:0.#} s during this boot");
        }

        return starts.Max() + s_tolerance < last
            ? Invariant($"the kernel's start at {Show(starts.Max())} is before the last record of the boot before, at {Show(last)}")
            : starts.Max() - last > s_longestGap
            ? Invariant($"the wall clock says that the host was off for {(starts.Max() - last).TotalMinutes:0} minutes, longer than any boot takes")
            : null;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Show(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
