using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Statistics;

namespace ScmGuard.Harness.Boot;

/// <summary>What is known of one reboot, from the order to the module's first good answer.</summary>
/// <param name="BootId">The boot that it ended in.</param>
/// <param name="RebootIntended">When the reboot was ordered, by the wall clock of the boot before.</param>
/// <param name="LastRecord">The last record before the host went down, by the wall clock of the boot before; null after a power cut.</param>
/// <param name="Systemd">What systemd says of the boot.</param>
/// <param name="Answered">When the module was known to answer: no later than this since the kernel began.</param>
/// <param name="Now">A time since the kernel began, with the wall clock.</param>
public sealed record BootMilestones(string BootId, DateTimeOffset RebootIntended, DateTimeOffset? LastRecord, SystemdTimes Systemd, TimeSpan Answered, Stamp Now)
{
    /// <summary>An RTC counts whole seconds.</summary>
    private static readonly TimeSpan s_rtcResolution = TimeSpan.FromSeconds(1);

    /// <summary>The module's first good answer in seconds since the kernel began: after its daemon was started, before it was asked with success.</summary>
    public Censored Answer
    {
        get
        {
            // A daemon that was started again says nothing about its first start.
            TimeSpan lower = Systemd.Daemon is { } daemon && daemon.SinceKernel <= Answered ? daemon.SinceKernel : Systemd.Userspace?.SinceKernel ?? TimeSpan.Zero;
            return new Censored(Math.Min(lower.TotalSeconds, Answered.TotalSeconds), Answered.TotalSeconds);
        }
    }

    /// <summary>From the last record before the shutdown to the kernel's start, in seconds. The only number on the unit in which Rev B's extra time can show.</summary>
    /// <param name="clock">What is known of the wall clock.</param>
    /// <param name="doubt">Why there is none, or null.</param>
    /// <returns>Null if the clock is not to be trusted. All records that place the kernel's start are within the bounds.</returns>
    public Censored? OffKernelGap(WallClock clock, out string? doubt)
    {
        ArgumentNullException.ThrowIfNull(clock);
        doubt = clock.Doubt(this);
        if (doubt is not null || LastRecord is not { } last)
        {
            return null;
        }

        IReadOnlyList<DateTimeOffset> starts = clock.KernelStarts(this);
        return new Censored(
            Math.Max(0, (starts.Min() - last - s_rtcResolution).TotalSeconds),
            Math.Max(0, (starts.Max() - last + s_rtcResolution).TotalSeconds));
    }
}
