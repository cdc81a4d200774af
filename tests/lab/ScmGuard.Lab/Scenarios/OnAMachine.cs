using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab.Scenarios;

/// <summary>Whole runs on a machine of its own, with a kernel that goes down and an RTC that goes on.</summary>
internal static class OnAMachine
{
    /// <summary>How long a machine may take from power to an SSH session: its processor is emulated, and others may be at work below.</summary>
    public static readonly TimeSpan BootLimit = TimeSpan.FromMinutes(4);

    /// <summary>How long a run of some reboots may take.</summary>
    public static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(10);

    private const int TimedBoots = 1;

    private const string GapAtLeast = "off-kernel gap, at least";

    private const string GapAtMost = "off-kernel gap, at most";

    private const string HeldStep = "persistence/make-wallet";

    // Longer than the file system keeps to itself what was written to it: some cuts come before that and some after.
    private static readonly TimeSpan s_latestCut = TimeSpan.FromSeconds(6);

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("machine-boot-timing", Verdict.Inconclusive, "boot-timing/judge: Inconclusive", BootTimingAsync) { Limit = TimeSpan.FromMinutes(14) },
        new("machine-power-cut", Verdict.Inconclusive, "boots that nobody asked for: 1", PowerCutAsync) { Limit = TimeSpan.FromMinutes(14) },
    ];

    /// <summary>Starts a unit, and gives it the station file that tells its revision.</summary>
    /// <returns>The arguments that name the file.</returns>
    public static async Task<string[]> StartAsync(QemuUnit unit, UnitProfile module, CancellationToken stop, params string[] lines)
    {
        await unit.StartAsync(BootLimit, stop).ConfigureAwait(false);
        await unit.WriteAsync(Setup.StationPath, Setup.StationText(module, lines), stop).ConfigureAwait(false);
        return ["--station", Setup.StationPath];
    }

    /// <summary>Cuts the power at a moment that chance chooses, in the middle of a step: the module is held still until then.</summary>
    private static async Task<Ending> PowerCutAsync(Bench bench, CancellationToken stop)
    {
        await using QemuUnit unit = await bench.MakeMachineAsync("machine-power-cut", UnitProfile.ScmA1, stop).ConfigureAwait(false);
        string[] station = await StartAsync(unit, UnitProfile.ScmA1, stop).ConfigureAwait(false);

        // What changes the module waits for this lock, until the cut ends it with everything else.
        await unit.RequireAsync(["systemd-run", "--quiet", "flock", "/var/lib/zymbit-module/unit.lock", "sleep", "infinity"], stop).ConfigureAwait(false);
        string run = await unit.BeginRunAsync(["--check", "persistence", .. station], stop).ConfigureAwait(false);

        // The line is in the journal or in its log. To ask the program would take it longer than grep.
        string journal = new StateFolder(StateFolder.DefaultPath).JournalOf(run);
        await unit.AwaitAsync("the run makes its wallets", RunLimit, async () =>
            await unit.TryAskAsync(["grep", "--quiet", "--text", "--no-messages", $"\"step-intended\",\"step\":\"{HeldStep}\"", journal, $"{journal}-wal"], stop).ConfigureAwait(false) is { IsGood: true }, stop).ConfigureAwait(false);
        TimeSpan moment = s_latestCut * new Random(bench.Options.Seed).NextDouble();
        bench.Options.Say(FormattableString.Invariant($"machine-power-cut: {moment.TotalSeconds:0.000} s after {HeldStep} was seen to begin (seed {bench.Options.Seed})"));
        await Task.Delay(moment, stop).ConfigureAwait(false);
        await unit.CutPowerAsync(stop).ConfigureAwait(false);
        RunRecord record = await unit.AwaitRunAsync(run, RunLimit, stop).ConfigureAwait(false);
        Evidence.RequireInterrupted(record, HeldStep);
        if (unit.BootCount != 3)
        {
            throw new LabException($"the power was cut once and the run was to reboot once, which are 3 boots; there were {unit.BootCount}");
        }

        await Evidence.RequireWholeAsync(unit, run, stop).ConfigureAwait(false);
        Evidence.RequireNothingLeft(record, unit);
        return Ending.Of(record);
    }

    /// <summary>
    /// One boot that counts is too few for a verdict. What is shown is that each has its milestones, and a gap from an RTC that is to be trusted: the
    /// last boot is held back before its kernel for as long as Rev B's firmware may.
    /// </summary>
    private static async Task<Ending> BootTimingAsync(Bench bench, CancellationToken stop)
    {
        UnitProfile module = UnitProfile.ScmB1;
        await using QemuUnit unit = await bench.MakeMachineAsync("machine-boot-timing", module, stop).ConfigureAwait(false);
        string[] station = await StartAsync(unit, module, stop, "checks:", FormattableString.Invariant($"  boot-timing.boots: {TimedBoots}")).ConfigureAwait(false);
        unit.WhenDown = () => unit.BootCount > TimedBoots ? Task.Delay(BootBudget.RevisionBExtra.Value, stop) : Task.CompletedTask;
        string run = await unit.BeginRunAsync(["--check", "boot-timing", .. station], stop).ConfigureAwait(false);
        RunRecord record = await unit.AwaitRunAsync(run, RunLimit, stop).ConfigureAwait(false);
        Evidence.RequireBoots(record, unit, TimedBoots + 1);
        StepRecord[] boots = [.. record.Steps.Where(step => step.Name.EndsWith("/measure", StringComparison.Ordinal))];
        foreach (StepRecord boot in boots)
        {
            foreach (string name in (string[])[GapAtLeast, GapAtMost, "kernel to userspace", "kernel to network online", "kernel to sshd", "kernel to zkifc started", "kernel to finish"])
            {
                if (Measured(boot, name) is not >= 0)
                {
                    throw new LabException($"{boot.Name} has no \"{name}\": {boot.Outcome?.Summary}");
                }
            }
        }

        double held = BootBudget.RevisionBExtra.Value.TotalSeconds;
        if (Measured(boots[^1], GapAtLeast) < held || Measured(boots[^1], GapAtMost) > 2 * held)
        {
            throw new LabException(FormattableString.Invariant($"the last boot was held back for {held:0} s, which is not its gap: {boots[^1].Outcome?.Summary}"));
        }

        return Ending.Of(record);
    }

    private static double? Measured(StepRecord step, string name) => step.Outcome?.Measurements.FirstOrDefault(measurement => measurement.Name == name)?.Value;
}
