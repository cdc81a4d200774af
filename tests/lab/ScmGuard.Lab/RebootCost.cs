using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Lab.Scenarios;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab;

/// <summary>What the harness adds to a reboot: the time from one start of a unit to the next within a run, less that of a unit that does nothing but reboot.</summary>
public static class RebootCost
{
    // It reboots at the moment at which the harness would begin its work.
    private const string OnlyReboots = """
        [Unit]
        After=network-online.target zkifc.service
        Wants=network-online.target

        [Service]
        ExecStart=/bin/systemctl reboot

        [Install]
        WantedBy=multi-user.target

        """;

    /// <summary>Measures it, with units of both kinds one after the other.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="reboots">How many reboots of each kind.</param>
    /// <param name="say">Told of the result, in lines.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task MeasureAsync(Bench bench, int reboots, Action<string> say, CancellationToken stop)
    {
        IReadOnlyList<TimeSpan> bare = await BareAsync(bench, reboots, stop).ConfigureAwait(false);
        IReadOnlyList<TimeSpan> whole = await WithHarnessAsync(bench, reboots, stop).ConfigureAwait(false);
        say(FormattableString.Invariant($"a reboot alone:                        median {Median(bare):0.00} s, {bare.Min().TotalSeconds:0.00} to {bare.Max().TotalSeconds:0.00} s, {bare.Count} reboots"));
        say(FormattableString.Invariant($"a cycle of the check persistence:      median {Median(whole):0.00} s, {whole.Min().TotalSeconds:0.00} to {whole.Max().TotalSeconds:0.00} s, {whole.Count} reboots"));
        say(FormattableString.Invariant($"added by the harness, its steps included: {Median(whole) - Median(bare):0.00} s"));
    }

    private static async Task<IReadOnlyList<TimeSpan>> BareAsync(Bench bench, int reboots, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync("reboots-alone", UnitProfile.ScmA1, stop).ConfigureAwait(false);
        unit.Write("/etc/systemd/system/only-reboots.service", OnlyReboots);
        await unit.PrepareAsync(["systemctl", "enable", "only-reboots.service"], stop).ConfigureAwait(false);
        unit.PowerOn();
        await unit.AwaitAsync($"it has rebooted {reboots} times", TimeSpan.FromMinutes(10), () => Task.FromResult(unit.RebootTimes.Count > reboots), stop).ConfigureAwait(false);
        return Settled(unit, reboots);
    }

    private static async Task<IReadOnlyList<TimeSpan>> WithHarnessAsync(Bench bench, int reboots, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync("reboots-of-a-run", UnitProfile.ScmA1, stop).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmA1);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "persistence", "--cycles", FormattableString.Invariant($"{reboots + 1}"), .. station], stop).ConfigureAwait(false);
        await unit.AwaitRunAsync(run, TimeSpan.FromMinutes(10), stop).ConfigureAwait(false);
        return Settled(unit, reboots);
    }

    // The first boot of a unit makes what later ones find.
    private static IReadOnlyList<TimeSpan> Settled(NspawnUnit unit, int reboots) => [.. unit.RebootTimes.Skip(1).Take(reboots)];

    private static double Median(IReadOnlyList<TimeSpan> times)
    {
        double[] sorted = [.. times.Select(time => time.TotalSeconds).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
