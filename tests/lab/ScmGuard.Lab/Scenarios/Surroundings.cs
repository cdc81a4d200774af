using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab.Scenarios;

/// <summary>A unit whose host is not as it should be.</summary>
internal static class Surroundings
{
    private const int ZkifcSeconds = 3;

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("zkifc-missing", Verdict.Fail, "zkifc is inactive (dead), and the module gives no good answer", ZkifcMissingAsync),
        new("zkifc-missing-persistence", Verdict.Inconclusive, "The module did not say who it is", ZkifcMissingPersistenceAsync),
        new("zkifc-restarted", Verdict.Marginal, "it has been restarted", ZkifcRestartedAsync),
        new("zkifc-late", Verdict.Pass, null, ZkifcLateAsync),
        new("disk-full", Verdict.Pass, null, DiskFullAsync),
        new("clock-back-a-year", Verdict.Pass, null, ClockBackAsync),
        new("clock-back-a-year-boot-timing", Verdict.Inconclusive, "the wall clock was set", ClockBackBootTimingAsync),
        new("wrong-package-versions", Verdict.Marginal, "not those of any one published release", WrongPackagesAsync),
    ];

    private static async Task<Ending> ZkifcMissingAsync(Bench bench, CancellationToken stop) =>
        await AcceptAsync(bench, "zkifc-missing", async unit => await unit.PrepareAsync(["systemctl", "mask", "zkifc.service"], stop).ConfigureAwait(false), null, stop).ConfigureAwait(false);

    private static async Task<Ending> ZkifcMissingPersistenceAsync(Bench bench, CancellationToken stop)
    {
        const string Name = "zkifc-missing-persistence";
        await using NspawnUnit unit = await bench.MakeUnitAsync(Name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        await unit.PrepareAsync(["systemctl", "mask", "zkifc.service"], stop).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmA1);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "persistence", .. station], stop).ConfigureAwait(false);
        return Ending.Of(await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false));
    }

    private static async Task<Ending> ZkifcRestartedAsync(Bench bench, CancellationToken stop) =>
        await AcceptAsync(bench, "zkifc-restarted", _ => Task.CompletedTask, async unit =>
        {
            await unit.AskAsync(["systemctl", "kill", "--signal=KILL", "zkifc.service"], stop).ConfigureAwait(false);
            await unit.AwaitAsync("zkifc is restarted", TimeSpan.FromSeconds(20), async () =>
            {
                HostAnswer answer = await unit.AskAsync(["systemctl", "show", "--property=NRestarts,SubState", "zkifc.service"], stop).ConfigureAwait(false);
                return answer.Output.Contains("NRestarts=1", StringComparison.Ordinal) && answer.Output.Contains("SubState=running", StringComparison.Ordinal);
            }, stop).ConfigureAwait(false);
        }, stop).ConfigureAwait(false);

    private static async Task<Ending> ZkifcLateAsync(Bench bench, CancellationToken stop)
    {
        // The daemon counts as started while it still makes up its mind: only asking it again helps.
        return await PersistAsync(bench, "zkifc-late", unit =>
        {
            unit.Write("/etc/systemd/system/zkifc.service.d/late.conf", $"[Service]\nExecStartPre=\nExecStart=\nExecStart=/bin/sh -c \"sleep {ZkifcSeconds}; ln -sfn /var/lib/zymbit-module /run/zymbit-module; exec sleep infinity\"\n");
            return Task.CompletedTask;
        }, run =>
        {
            if (run.Loads[^1].Boot.Uptime < TimeSpan.FromSeconds(ZkifcSeconds))
            {
                throw new LabException($"zkifc was not late: the module answered {run.Loads[^1].Boot.Uptime.TotalSeconds} s after the kernel began");
            }
        }, stop).ConfigureAwait(false);
    }

    private static async Task<Ending> DiskFullAsync(Bench bench, CancellationToken stop)
    {
        const string Name = "disk-full";
        await using NspawnUnit unit = await bench.MakeUnitAsync(Name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        string disk = await unit.AddDiskAsync("4m", stop).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmA1);
        string filler = Path.Join(disk, "filler");
        unit.BeforeBoot = async number =>
        {
            // From the second boot on there is no room for another line.
            if (number == 2)
            {
                await Child.TryAsync(["dd", "if=/dev/zero", $"of={filler}", "bs=4096"], stop).ConfigureAwait(false);
            }
        };
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "persistence", .. station], stop).ConfigureAwait(false);
        await unit.AwaitAsync("it has booted with a full disk", TimeSpan.FromSeconds(60), () => Task.FromResult(unit.BootCount == 2), stop).ConfigureAwait(false);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        await unit.AwaitAsync("the service gives up", TimeSpan.FromSeconds(90), async () =>
        {
            // Started a few times in vain, and then no more.
            HostAnswer answer = await unit.AskAsync(["systemctl", "show", "--property=ActiveState,ExecMainStatus", "scm-harness.service"], stop).ConfigureAwait(false);
            return answer.Output.Contains("ActiveState=failed", StringComparison.Ordinal) && answer.Output.Contains("ExecMainStatus=3", StringComparison.Ordinal);
        }, stop).ConfigureAwait(false);

        HostAnswer said = await unit.AskAsync(["journalctl", "--boot", "--unit=scm-harness.service", "--output=cat"], stop).ConfigureAwait(false);
        if (!said.Output.Contains("the disk is full", StringComparison.Ordinal))
        {
            throw new LabException($"the service gave up without saying that the disk is full: {said.Output.Trim()}");
        }

        // Nothing was proven, and nothing was lost: with room again the run goes on.
        File.Delete(filler);
        await unit.AskAsync(["scm-harness", "resume", "--active"], stop).ConfigureAwait(false);
        return Ending.Of(await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false));
    }

    // A container cannot set the clock of the machine below, so the program is shown another one, from the second boot on.
    private static Task SetClockBackAsync(NspawnUnit unit)
    {
        unit.BeforeBoot = number =>
        {
            if (number > 1)
            {
                unit.Write("/etc/systemd/system/scm-harness.service.d/clock.conf", "[Service]\nEnvironment=LD_PRELOAD=/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1 FAKETIME=-365d DONT_FAKE_MONOTONIC=1\n");
            }

            return Task.CompletedTask;
        };
        return Task.CompletedTask;
    }

    private static Task<Ending> ClockBackAsync(Bench bench, CancellationToken stop) => PersistAsync(bench, "clock-back-a-year", SetClockBackAsync, run =>
    {
        if (run.Loads[^1].At > run.Loads[0].At.AddDays(-300))
        {
            throw new LabException($"the clock was not set back: the program was started at {run.Loads[0].At:u} and at {run.Loads[^1].At:u}");
        }
    }, stop);

    private static async Task<Ending> ClockBackBootTimingAsync(Bench bench, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync("clock-back-a-year-boot-timing", UnitProfile.ScmB1, stop).ConfigureAwait(false);
        await SetClockBackAsync(unit).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmB1, "checks:", "  boot-timing.boots: 2", "  boot-timing.clock-set-during-boot: true");
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "boot-timing", .. station], stop).ConfigureAwait(false);
        return Ending.Of(await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false));
    }

    private static Task<Ending> WrongPackagesAsync(Bench bench, CancellationToken stop) => AcceptAsync(bench, "wrong-package-versions", async unit =>
        await unit.PrepareAsync(["sh", "-c", $"dpkg --install '{Image.UnitImage.PackagesFolderOf(Knowledge.HostReleases.Rc2301)}'/zkbootrtc*.deb"], stop).ConfigureAwait(false), null, stop);

    private static async Task<Ending> AcceptAsync(Bench bench, string name, Func<NspawnUnit, Task> prepare, Func<NspawnUnit, Task>? begin, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync(name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        await Setup.AsAdvisedAsync(unit, stop).ConfigureAwait(false);
        await prepare(unit).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmA1);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        await (begin?.Invoke(unit) ?? Task.CompletedTask).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "acceptance", .. station], stop).ConfigureAwait(false);
        return Ending.Of(await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false));
    }

    private static async Task<Ending> PersistAsync(Bench bench, string name, Func<NspawnUnit, Task> prepare, Action<RunRecord> requireTrouble, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync(name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        await prepare(unit).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmA1);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        await unit.AwaitAsync("the module can be reached", TimeSpan.FromSeconds(20), async () => (await unit.AskAsync(["test", "-d", "/run/zymbit-module/."], stop).ConfigureAwait(false)).IsGood, stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "persistence", .. station], stop).ConfigureAwait(false);
        RunRecord record = await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false);
        requireTrouble(record);
        Evidence.RequireNothingLeft(record, unit);
        return Ending.Of(record);
    }
}
