using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units.Ssh;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.VirtualScm.RebootKind;

namespace ScmGuard.Lab.Scenarios;

/// <summary>Runs that a controller has taken over SSH, and what goes wrong between the two.</summary>
internal static class FromAController
{
    // The banner of the server, and a little of what follows.
    private const int BannerOnly = 60;

    // Into the middle of the key exchange, of an answer, or of nothing at all, as the connection goes.
    private const int MiddleOfAnAnswer = 3000;

    private const int SecondsToStop = 4;

    // A shutdown that takes its time while SSH is still open: it stops before the server does.
    private static readonly string s_slowToStop = $"""
        [Unit]
        After=ssh.service

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/bin/true
        ExecStop=/bin/sleep {SecondsToStop}

        [Install]
        WantedBy=multi-user.target

        """;

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("ssh-whole-run", Verdict.Pass, null, (bench, stop) => ByCommandAsync(bench, "ssh-whole-run", stop)) { Limit = TimeSpan.FromMinutes(8) },
        new("ssh-b1-affected", Verdict.Fail, "#159", (bench, stop) => FollowAsync(bench, "ssh-b1-affected", Setup.Affected, Plain, stop)),
        new("ssh-cold-and-power-cut", Verdict.Pass, null, (bench, stop) => FollowAsync(bench, "ssh-cold-and-power-cut", UnitProfile.ScmA1, WithPower, stop)),
        new("ssh-cut-while-command-runs", Verdict.Pass, null, (bench, stop) => FollowAsync(bench, "ssh-cut-while-command-runs", UnitProfile.ScmA1, CutsConnections, stop)),
        new("ssh-up-sessions-close", Verdict.Pass, null, (bench, stop) => FollowAsync(bench, "ssh-up-sessions-close", UnitProfile.ScmA1, ClosesSessions, stop)),
        new("ssh-to-the-boot-going-down", Verdict.Pass, null, (bench, stop) => FollowAsync(bench, "ssh-to-the-boot-going-down", UnitProfile.ScmA1, GoesDownSlowly, stop)),
        new("reboot-never-comes-back", Verdict.BenchFault, "no useful answer", (bench, stop) => FollowAsync(bench, "reboot-never-comes-back", UnitProfile.ScmA1, NeverComesBack, stop)),
    ];

    private static SshControllerOptions Usual => new() { PollInterval = TimeSpan.FromMilliseconds(500), SilenceLimit = TimeSpan.FromMinutes(2), SettleTime = TimeSpan.FromSeconds(1) };

    /// <summary>The command as somebody at a controller types it, for a user with sudo: three checks, three reboots of persistence.</summary>
    private static async Task<Ending> ByCommandAsync(Bench bench, string name, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync(name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        await Setup.AsAdvisedAsync(unit, stop).ConfigureAwait(false);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        SshAccess access = unit.Access("zymbit");
        string station = Path.Join(unit.Folder, "station.yaml");
        await File.WriteAllTextAsync(station, $"""
            name: virtual bench
            unit:
              revision: A1
            ssh:
              host: {access.Host}
              port: {access.Port}
              user: {access.User}
              known-hosts: {access.KnownHosts}
              identity-file: {access.IdentityFile}
            checks:
              boot-timing.boots: 20
              boot-timing.clock-set-during-boot: true

            """, stop).ConfigureAwait(false);
        string folder = Path.Join(unit.Folder, "report");
        (int exitCode, string output, string error) = await Child.TryAsync(
            [
                Environment.ProcessPath!, Path.Join(bench.Options.Image.Program, "scm-harness.dll"), "run", "--unit", "ssh", "--station", station, "--out", folder, "--cycles", "3",
                "--check", "persistence", "--check", "acceptance", "--check", "boot-timing",
            ],
            stop).ConfigureAwait(false);
        string journal = Path.Join(folder, JournalExport.FileName);
        if (!File.Exists(journal))
        {
            throw new LabException($"scm-harness run ended with {exitCode}: {error.Trim()} {output.Trim()}");
        }

        RunRecord record = RunRecord.Of(journal, JournalExport.Read(journal));
        Evidence.RequireBoots(record, unit, record.RebootCount);
        Evidence.RequireNothingLeft(record, unit);
        int expected = record.Verdict is Verdict.Pass or Verdict.Marginal ? 0 : record.Verdict is Verdict.Fail ? 1 : 3;
        return exitCode == expected && File.Exists(Path.Join(folder, "report.html"))
            ? Ending.Of(record)
            : throw new LabException($"scm-harness run ended with {exitCode} for {record.Verdict}: {error.Trim()} {output.Trim()}");
    }

    private static async Task<Ending> FollowAsync(Bench bench, string name, UnitProfile module, Func<NspawnUnit, SshInBetween, CancellationToken, Task<Trouble>> prepare, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync(name, module, stop).ConfigureAwait(false);
        await using SshInBetween between = new(unit.Port);
        Trouble trouble = await prepare(unit, between, stop).ConfigureAwait(false);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        string folder = Directory.CreateDirectory(Path.Join(unit.Folder, "report")).FullName;
        Station station = new(new StationIdentity("virtual bench", null, null) { Revision = module.Revision })
        {
            Revision = module.Revision,
            Ssh = trouble.IsDirect ? unit.Access() : unit.Access(port: between.Port),
            Power = trouble.Power,
        };
        trouble.Begin();
        ControlledRun run = await SshController.RunAsync(
            station,
            ["--check", "persistence", "--cycles", FormattableString.Invariant($"{trouble.Cycles}")],
            folder,
            _ => { },
            stop,
            trouble.Options with { Run = name, ProgramFolder = bench.Options.Image.Program }).ConfigureAwait(false);
        trouble.Judge(run, JournalExport.Read(Path.Join(folder, ControllerJournal.FileName)));
        if (run.Fault is null)
        {
            RunRecord record = RunRecord.Of(run.Run, run.Lines);
            Evidence.RequireBoots(record, unit, trouble.Boots.Count);
            Evidence.RequireBootKinds(unit, trouble.Boots);
            Evidence.RequireNothingLeft(record, unit);
        }

        return Ending.Of(run);
    }

    private static Task<Trouble> Plain(NspawnUnit unit, SshInBetween between, CancellationToken stop) => Task.FromResult(new Trouble(Usual));

    private static Task<Trouble> WithPower(NspawnUnit unit, SshInBetween between, CancellationToken stop) => Task.FromResult(new Trouble(Usual)
    {
        // A host that is down refuses a connection; what is in between takes every one.
        IsDirect = true,
        Cycles = 1,
        Boots = [RebootKind.Soft, RebootKind.Cold, RebootKind.PowerCut],
        Power = new PowerControl(["rm", unit.PowerFile], ["touch", unit.PowerFile]) { OffTime = TimeSpan.FromSeconds(1) },
        Judge = (_, seen) => RequireRemarks(seen, "The power was off", 2),
    });

    private static Task<Trouble> CutsConnections(NspawnUnit unit, SshInBetween between, CancellationToken stop)
    {
        int asked = 0;
        return Task.FromResult(new Trouble(Usual)
        {
            // What puts the program there is not asked twice: connections are cut once there is a run to be looked at.
            Begin = () => between.CutAfter = _ => unit.State.ReadActive() is not null && Interlocked.Increment(ref asked) % 2 == 0 ? MiddleOfAnAnswer : null,
            Judge = (_, _) => RequireCuts(between),
        });
    }

    private static Task<Trouble> ClosesSessions(NspawnUnit unit, SshInBetween between, CancellationToken stop)
    {
        int left = 0;
        unit.BeforeBoot = number =>
        {
            left = number > 1 ? 6 : 0;
            return Task.CompletedTask;
        };
        return Task.FromResult(new Trouble(Usual)
        {
            Begin = () => between.CutAfter = _ => Interlocked.Decrement(ref left) >= 0 ? BannerOnly : null,
            Judge = (_, _) => RequireCuts(between),
        });
    }

    private static async Task<Trouble> GoesDownSlowly(NspawnUnit unit, SshInBetween between, CancellationToken stop)
    {
        unit.Write("/etc/systemd/system/slow-to-stop.service", s_slowToStop);
        await unit.PrepareAsync(["systemctl", "enable", "slow-to-stop.service"], stop).ConfigureAwait(false);
        return new Trouble(Usual)
        {
            Judge = (_, seen) =>
            {
                RequireRemarks(seen, "followed boot", 2);
                if (unit.RebootTimes.Any(time => time < TimeSpan.FromSeconds(SecondsToStop)))
                {
                    throw new LabException($"the unit did not go down slowly: {string.Join(", ", unit.RebootTimes.Select(time => $"{time.TotalSeconds:0.0} s"))} from one start to the next");
                }
            },
        };
    }

    private static Task<Trouble> NeverComesBack(NspawnUnit unit, SshInBetween between, CancellationToken stop)
    {
        unit.BeforeBoot = number => number == 1 ? Task.CompletedTask : Task.Delay(Timeout.InfiniteTimeSpan, stop);
        return Task.FromResult(new Trouble(Usual with { SilenceLimit = TimeSpan.FromSeconds(10) })
        {
            Judge = (run, _) =>
            {
                if (run.Lines.Count == 0)
                {
                    throw new LabException("the journal so far was not brought home");
                }
            },
        });
    }

    private static void RequireRemarks(IEnumerable<JournalLine> seen, string words, int count)
    {
        int found = seen.Count(line => line.ReadEntry() is Remark remark && remark.Text.Contains(words, StringComparison.Ordinal));
        if (found != count)
        {
            throw new LabException($"the controller saw \"{words}\" {found} times, where {count} are expected");
        }
    }

    private static void RequireCuts(SshInBetween between)
    {
        if (between.Cuts == 0)
        {
            throw new LabException("no connection was cut, so that nothing was shown");
        }
    }

    /// <summary>What is prepared for one run.</summary>
    /// <param name="Options">What the controller goes by.</param>
    private sealed record Trouble(SshControllerOptions Options)
    {
        public int Cycles { get; init; } = 2;

        public IReadOnlyList<RebootKind> Boots { get; init; } = [RebootKind.Soft, RebootKind.Soft];

        public PowerControl? Power { get; init; }

        public bool IsDirect { get; init; }

        public Action Begin { get; init; } = () => { };

        public Action<ControlledRun, IReadOnlyList<JournalLine>> Judge { get; init; } = (_, _) => { };
    }
}
