using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Units;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Boot;

/// <summary>What systemd says of the boot that the host is in. Each is null if it has not happened, or not on this host.</summary>
/// <param name="Kernel">The kernel began: 0 since itself, with systemd's idea of the wall clock then.</param>
/// <param name="Userspace">systemd itself began.</param>
/// <param name="Daemon">The module's daemon was started.</param>
/// <param name="NetworkOnline">The network was online.</param>
/// <param name="Ssh">The SSH server was started.</param>
/// <param name="Finish">Everything that is part of the boot was started.</param>
/// <remarks>From the properties of the manager and of the units, not from the text of systemd-analyze.</remarks>
public sealed record SystemdTimes(Stamp? Kernel, Stamp? Userspace, Stamp? Daemon, Stamp? NetworkOnline, Stamp? Ssh, Stamp? Finish)
{
    /// <summary>What systemd calls the time at which the network is online.</summary>
    internal const string NetworkUnit = "network-online.target";

    /// <summary>What Debian calls the SSH server.</summary>
    internal const string SshUnit = "ssh.service";

    private const string Active = "ActiveEnterTimestamp";

    /// <summary>What systemd calls the module's daemon.</summary>
    internal static string DaemonUnit { get; } = $"{HostSystem.Daemon.Value}.service";

    /// <summary>All that there are.</summary>
    public IEnumerable<Stamp> All => new[] { Kernel, Userspace, Daemon, NetworkOnline, Ssh, Finish }.OfType<Stamp>();

    /// <summary>Asks systemd.</summary>
    /// <param name="host">The host.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="HostException">There is no systemd, or it does not answer as expected.</exception>
    public static async Task<SystemdTimes> ReadAsync(IHost host, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(host);
        IReadOnlyDictionary<string, string> manager = (await AskAsync(host, ["Kernel", "Userspace", "Finish"], "Timestamp", [], stop).ConfigureAwait(false))[0];
        Stamp? userspace = Of(manager, "UserspaceTimestamp")
            ?? throw new HostException("systemctl show: no UserspaceTimestampMonotonic above 0, which every systemd that booted a host has");
        IReadOnlyList<IReadOnlyDictionary<string, string>> units =
            await AskAsync(host, ["Id", Active, $"{Active}Monotonic"], "", [DaemonUnit, NetworkUnit, SshUnit], stop).ConfigureAwait(false);
        return new SystemdTimes(
            Wall(manager.GetValueOrDefault("KernelTimestamp")) is { } kernel ? new Stamp(TimeSpan.Zero, kernel) : null,
            userspace,
            OfUnit(units, DaemonUnit),
            OfUnit(units, NetworkUnit),
            OfUnit(units, SshUnit),
            Of(manager, "FinishTimestamp"));
    }

    private static async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> AskAsync(
        IHost host, IReadOnlyList<string> properties, string suffix, IReadOnlyList<string> units, CancellationToken stop)
    {
        IEnumerable<string> names = suffix.Length == 0 ? properties : properties.SelectMany(property => new[] { property + suffix, property + suffix + "Monotonic" });

        // In UTC and with microseconds: the usual form has neither.
        HostCommand command = new("systemctl", ["show", "--timestamp=us+utc", $"--property={string.Join(',', names)}", .. units]);
        HostAnswer answer = await host.AskAsync(command, stop).ConfigureAwait(false);
        return answer.IsGood
            ? [.. answer.Output.ReplaceLineEndings("\n").Split("\n\n").Select(Read)]
            : throw new HostException($"{command}: exit code {answer.ExitCode}: {answer.Error.Trim()}");
    }

    private static Dictionary<string, string> Read(string block)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (string line in block.Split('\n'))
        {
            if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and int at)
            {
                values[line[..at]] = line[(at + 1)..];
            }
        }

        return values;
    }

    // A unit that another name stands for answers with its own.
    private static Stamp? OfUnit(IReadOnlyList<IReadOnlyDictionary<string, string>> units, string name) =>
        units.FirstOrDefault(unit => unit.GetValueOrDefault("Id") == name) is { } unit ? Of(unit, Active) : null;

    private static Stamp? Of(IReadOnlyDictionary<string, string> values, string property) =>
        long.TryParse(values.GetValueOrDefault(property + "Monotonic"), NumberStyles.None, CultureInfo.InvariantCulture, out long microseconds) && microseconds > 0
            ? new Stamp(TimeSpan.FromMicroseconds(microseconds), Wall(values.GetValueOrDefault(property)))
            : null;

    // Such as "Sat 2026-01-31 12:00:00.123456 UTC". Anything else is not read: it could be in any zone.
    private static DateTimeOffset? Wall(string? text) =>
        text?.Split(' ') is [_, string day, string time, "UTC"]
        && DateTimeOffset.TryParseExact(
            $"{day} {time}", "yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset wall)
            ? wall
            : null;
}
