using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScmGuard.Harness.Boot;

namespace ScmGuard.Harness.Units.Virtual;

/// <summary>The times that a virtual host's systemd gives for its boot. Where the seconds go within it is an assumption; no page says.</summary>
internal static class SimulatedSystemd
{
    private static readonly (string Owner, string Property, TimeSpan SinceKernel)[] s_times =
    [
        (SimulatedSystemctl.Manager, "KernelTimestamp", TimeSpan.Zero),
        (SimulatedSystemctl.Manager, "UserspaceTimestamp", TimeSpan.FromSeconds(8)),
        (SystemdTimes.NetworkUnit, "ActiveEnterTimestamp", TimeSpan.FromSeconds(27)),
        (SystemdTimes.SshUnit, "ActiveEnterTimestamp", TimeSpan.FromSeconds(28)),
        (SystemdTimes.DaemonUnit, "ActiveEnterTimestamp", TimeSpan.FromSeconds(58)),
        (SimulatedSystemctl.Manager, "FinishTimestamp", TimeSpan.FromSeconds(59)),
    ];

    /// <summary>Lets a host answer with them, and gives it the RTC that its clock goes on with.</summary>
    /// <param name="host">The host.</param>
    /// <param name="unit">The unit that boots.</param>
    public static void Furnish(SimulatedHost host, SimulatedUnit unit)
    {
        host.Files[$"{WallClock.RtcFolder}/rtc0/hctosys"] = "1\n";
        foreach (string owner in s_times.Select(time => time.Owner).Distinct())
        {
            host.Systemctl.Add(owner, () => Times(unit, owner));
        }
    }

    private static Dictionary<string, string> Times(SimulatedUnit unit, string owner)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (owner != SimulatedSystemctl.Manager)
        {
            values["Id"] = owner;
        }

        foreach ((_, string property, TimeSpan sinceKernel) in s_times.Where(time => time.Owner == owner))
        {
            values[property] = (unit.KernelStart + sinceKernel).UtcDateTime.ToString("ddd yyyy-MM-dd HH:mm:ss.ffffff 'UTC'", CultureInfo.InvariantCulture);
            values[property + "Monotonic"] = ((long)sinceKernel.TotalMicroseconds).ToString(CultureInfo.InvariantCulture);
        }

        return values;
    }
}
