using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab.Scenarios;

/// <summary>What comes in the middle of a step or of a write.</summary>
internal static class Interruptions
{
    private const string Step = "persistence/make-wallet";

    private const int AllowedBoots = 2;

    private static readonly string[] s_run = ["--check", "persistence", "--cycles", "2"];

    // Few enough to come before the next reboot, also when the step was given up after the second cut.
    private static readonly int[] s_writesBeforeCut = [3, 5, 2];

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("unit-reboots-by-itself", Verdict.Inconclusive, "boots that nobody asked for: 1", (bench, stop) => InTheMiddleAsync(bench, "unit-reboots-by-itself", RebootAsync, stop)),
        new("harness-killed", Verdict.Pass, null, (bench, stop) => InTheMiddleAsync(bench, "harness-killed", KillAsync, stop)),
        new("power-cut-in-a-step", Verdict.Inconclusive, "boots that nobody asked for: 1", (bench, stop) => InTheMiddleAsync(bench, "power-cut-in-a-step", (unit, token) => unit.CycleAsync(token), stop)),
        new("power-cut-in-a-write", Verdict.Inconclusive, "boots that nobody asked for", InAWriteAsync),
        new("power-cut-with-a-torn-write", Verdict.Inconclusive, "boots that nobody asked for: 1", TornWriteAsync),
        new("endless-reboot", Verdict.Halted, "the run used 3 boots or starts of the program, where 2 are allowed", EndlessRebootAsync),
    ];

    /// <summary>Holds the module still, so that the step that makes a wallet is in its middle for as long as it takes.</summary>
    private static async Task<Ending> InTheMiddleAsync(Bench bench, string name, Func<NspawnUnit, CancellationToken, Task> interrupt, CancellationToken stop)
    {
        await using NspawnUnit unit = await bench.MakeUnitAsync(name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmA1);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        using ModuleHold hold = ModuleHold.Take(unit);
        string run = await unit.BeginRunAsync([.. s_run, .. station], stop).ConfigureAwait(false);
        await unit.AwaitStepAsync(run, Step, stop).ConfigureAwait(false);
        await interrupt(unit, stop).ConfigureAwait(false);
        hold.Dispose();
        return await EndAsync(
            unit,
            run,
            (record, its) =>
            {
                Evidence.RequireInterrupted(record, Step);
                Evidence.RequireNothingLeft(record, its);
            },
            stop).ConfigureAwait(false);
    }

    private static async Task<Ending> EndAsync(NspawnUnit unit, string run, Action<RunRecord, BenchUnit> requireTidy, CancellationToken stop)
    {
        RunRecord record = await unit.AwaitRunAsync(run, Setup.RunLimit, stop).ConfigureAwait(false);
        await Evidence.RequireWholeAsync(unit, run, stop).ConfigureAwait(false);
        requireTidy(record, unit);
        return Ending.Of(record);
    }

    private static async Task RebootAsync(NspawnUnit unit, CancellationToken stop)
    {
        int boots = unit.BootCount;
        await unit.AskAsync(["systemctl", "reboot", "--no-block"], stop).ConfigureAwait(false);
        await unit.AwaitAsync("it boots by itself", TimeSpan.FromSeconds(60), () => Task.FromResult(unit.BootCount > boots), stop).ConfigureAwait(false);
    }

    private static async Task KillAsync(NspawnUnit unit, CancellationToken stop)
    {
        HostAnswer answer = await unit.AskAsync(["systemctl", "kill", "--signal=KILL", "scm-harness.service"], stop).ConfigureAwait(false);
        if (!answer.IsGood)
        {
            throw new LabException($"systemctl kill ended with {answer.ExitCode}: {answer.Error.Trim()}");
        }
    }

    /// <summary>
    /// Cuts the power at the moments at which the journal is seen to be written, once in each of three boots. The module is held still until the bench
    /// watches, so that each cut comes after a step began. The bench sees a write a little late: a cut may come when the run has just asked for its next
    /// reboot, and is then taken for that one.
    /// </summary>
    private static async Task<Ending> InAWriteAsync(Bench bench, CancellationToken stop)
    {
        const string Name = "power-cut-in-a-write";
        await using NspawnUnit unit = await bench.MakeUnitAsync(Name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmA1);
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        ModuleHold hold = ModuleHold.Take(unit);
        try
        {
            string run = await unit.BeginRunAsync([.. s_run, .. station], stop).ConfigureAwait(false);
            int left = s_writesBeforeCut.Length;
            int starts = 0;
            unit.BeforeBoot = _ =>
            {
                hold = left > 0 ? ModuleHold.Take(unit) : hold;
                return Task.CompletedTask;
            };
            foreach (int writes in s_writesBeforeCut)
            {
                await unit.AwaitAsync("a step of this boot waits for the module", TimeSpan.FromSeconds(60), () => Task.FromResult(WaitsForModule(unit.ReadRun(run), starts)), stop).ConfigureAwait(false);
                starts = unit.ReadRun(run).Loads.Count;
                left--;
                using (JournalWatch watch = new(unit, run, writes))
                {
                    hold.Dispose();
                    await watch.FrozenAsync(stop).ConfigureAwait(false);
                }

                await unit.CycleAsync(stop).ConfigureAwait(false);
            }

            return await EndAsync(unit, run, Evidence.RequireNothingUnsaid, stop).ConfigureAwait(false);
        }
        finally
        {
            hold.Dispose();
        }
    }

    private static bool WaitsForModule(RunRecord record, int starts) => record.Loads.Count > starts
        && record.Steps.Any(step => step is { IsPending: true } && step.Attempts[^1] is { Reboots: null } attempt && attempt.Boot.BootId == record.Loads[^1].Boot.BootId);

    /// <summary>What a power cut leaves of a write that was under way: the begin of the next frame, behind what had reached the disk.</summary>
    private static async Task<Ending> TornWriteAsync(Bench bench, CancellationToken stop)
    {
        const string Name = "power-cut-with-a-torn-write";
        return await InTheMiddleAsync(bench, Name, async (unit, token) =>
        {
            string log = unit.State.JournalOf(Name) + "-wal";
            Func<Task>? release = unit.WhenDown;
            bool isTorn = false;
            unit.WhenDown = () =>
            {
                if (!isTorn)
                {
                    isTorn = true;
                    using FileStream file = new(log, FileMode.Open, FileAccess.ReadWrite);
                    byte[] half = new byte[2000];
                    file.Seek(-3000, SeekOrigin.End);
                    file.ReadExactly(half);
                    file.Seek(0, SeekOrigin.End);
                    file.Write(half);
                }

                return release!();
            };
            await unit.CycleAsync(token).ConfigureAwait(false);
        }, stop).ConfigureAwait(false);
    }

    /// <summary>Reboots the unit as soon as the program has begun to go on, again and again.</summary>
    private static async Task<Ending> EndlessRebootAsync(Bench bench, CancellationToken stop)
    {
        const string Name = "endless-reboot";
        await using NspawnUnit unit = await bench.MakeUnitAsync(Name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        string[] station = Setup.Station(unit, UnitProfile.ScmA1, "budget:", FormattableString.Invariant($"  reboots-per-run: {AllowedBoots}"));
        await unit.StartAsync(Setup.BootLimit, stop).ConfigureAwait(false);
        ModuleHold hold = ModuleHold.Take(unit);
        unit.BeforeBoot = _ =>
        {
            hold = ModuleHold.Take(unit);
            return Task.CompletedTask;
        };
        try
        {
            string run = await unit.BeginRunAsync([.. s_run, .. station], stop).ConfigureAwait(false);
            await unit.AwaitStepAsync(run, Step, stop).ConfigureAwait(false);
            for (int boots = 0; boots <= AllowedBoots; boots++)
            {
                int starts = unit.ReadRun(run).Loads.Count;
                await RebootAsync(unit, stop).ConfigureAwait(false);
                await unit.AwaitAsync("the program has begun to go on", TimeSpan.FromSeconds(60), () => Task.FromResult(unit.ReadRun(run).Loads.Count > starts), stop).ConfigureAwait(false);
            }

            hold.Dispose();
            return await EndAsync(unit, run, Evidence.RequireNothingLeft, stop).ConfigureAwait(false);
        }
        finally
        {
            hold.Dispose();
        }
    }
}
