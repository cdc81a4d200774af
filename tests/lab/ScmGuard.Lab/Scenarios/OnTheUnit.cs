using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab.Scenarios;

/// <summary>Whole runs, begun on the unit and gone on with by its own systemd.</summary>
internal static class OnTheUnit
{
    private const int Reboots = 3;

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("boot-timing-b1", Verdict.Pass, null, (bench, stop) => BootTimingAsync(bench, "boot-timing-b1", isClockTold: true, stop)) { Limit = TimeSpan.FromMinutes(8) },
        new("boot-timing-no-rtc", Verdict.Inconclusive, "the kernel knows no RTC", (bench, stop) => BootTimingAsync(bench, "boot-timing-no-rtc", isClockTold: false, stop)),
        new("persistence-b1-affected", Verdict.Fail, "#159", (bench, stop) => PersistenceAsync(bench, "persistence-b1-affected", Setup.Affected, stop)),
        new("persistence-a1", Verdict.Pass, null, (bench, stop) => PersistenceAsync(bench, "persistence-a1", UnitProfile.ScmA1, stop)),
        new("wallet-keys-survive", Verdict.Pass, null, (bench, stop) => WalletKeysAsync(bench, "wallet-keys-survive", stop)),
        new("acceptance-as-advised", Verdict.Pass, null, (bench, stop) => AcceptanceAsync(bench, "acceptance-as-advised", isAdvised: true, stop)),
        new("acceptance-factory", Verdict.Fail, "factory's password of the user zymbit still works", (bench, stop) => AcceptanceAsync(bench, "acceptance-factory", isAdvised: false, stop)),
    ];

    private static async Task<Ending> PersistenceAsync(Bench bench, string name, UnitProfile module, CancellationToken stop) =>
        Ending.Of(await PersistAsync(bench, name, module, stop).ConfigureAwait(false));

    /// <summary>The unit that loses its key pairs, of which only the wallets are asked.</summary>
    private static async Task<Ending> WalletKeysAsync(Bench bench, string name, CancellationToken stop)
    {
        RunRecord record = await PersistAsync(bench, name, Setup.Affected, stop).ConfigureAwait(false);
        List<StepRecord> steps = [.. record.Steps.Where(step => step.Name.EndsWith("/wallet", StringComparison.Ordinal))];
        StepRecord? lost = steps.Find(step => step.Outcome is not { Verdict: Verdict.Pass });
        return steps.Count != Reboots ? throw new LabException($"wallets were looked for {steps.Count} times after {Reboots} reboots")
            : record.Verdict is not Verdict.Fail ? throw new LabException($"this unit loses key pairs, but the run ended with {record.Verdict}")
            : lost is null ? new Ending(Verdict.Pass, [])
            : new Ending(lost.Outcome?.Verdict ?? Verdict.Inconclusive, [$"{lost.Name}: {lost.Outcome?.Summary}"]);
    }

    /// <summary>A persistence run of three reboots: what a run must leave, besides its verdict, is looked at as well.</summary>
    private static async Task<RunRecord> PersistAsync(Bench bench, string name, UnitProfile module, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync(name, module, stop).ConfigureAwait(false);
        string[] station = Setup.Station(unit, module);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "persistence", "--cycles", FormattableString.Invariant($"{Reboots}"), "--out", "/var/tmp/report", .. station], stop).ConfigureAwait(false);
        RunRecord record = await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false);
        Evidence.RequireBoots(record, unit, Reboots);
        await Evidence.RequireReportsAsync(unit, run, "/var/tmp/report", stop).ConfigureAwait(false);
        Evidence.RequireNothingLeft(record, unit);
        return record;
    }

    private static async Task<Ending> BootTimingAsync(Bench bench, string name, bool isClockTold, CancellationToken stop)
    {
        UnitProfile module = UnitProfile.ScmB1;
        await using NspawnUnit unit = await bench.MakeUnitAsync(name, module, stop).ConfigureAwait(false);
        string[] station = isClockTold
            ? Setup.Station(unit, module, "checks:", "  boot-timing.boots: 7", "  boot-timing.clock-set-during-boot: true")
            : Setup.Station(unit, module, "checks:", "  boot-timing.boots: 2");
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "boot-timing", .. station], stop).ConfigureAwait(false);
        RunRecord record = await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false);
        return Ending.Of(record);
    }

    private static async Task<Ending> AcceptanceAsync(Bench bench, string name, bool isAdvised, CancellationToken stop)
    {
        UnitProfile module = UnitProfile.ScmA1;
        await using NspawnUnit unit = await bench.MakeUnitAsync(name, module, stop).ConfigureAwait(false);
        if (isAdvised)
        {
            await Setup.AsAdvisedAsync(unit, stop).ConfigureAwait(false);
        }

        string[] station = Setup.Station(unit, module);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "acceptance", .. station], stop).ConfigureAwait(false);
        return Ending.Of(await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false));
    }
}
