using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Encoding;
using ScmGuard.Harness.Units.Ssh;
using ScmGuard.Lab.Image;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab.Scenarios;

/// <summary>What is seen of an LED on a line of a real kernel, into which a trace is played: by a run that watches its own, and by a buddy.</summary>
internal static class LedOnALine
{
    // Longer than any run watches.
    private static readonly TimeSpan s_length = TimeSpan.FromMinutes(15);

    // Longer than a code that is shown three times, and what its recorder takes to begin.
    private static readonly TimeSpan s_recorded = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        new("buddy-sees-fatal-6-1", Verdict.Pass, "Fatal 6-1", BuddyAsync) { Limit = TimeSpan.FromMinutes(14) },
        new("led-fatal-6-1", Verdict.Fail, "6-1", (bench, stop) => PlayAsync(bench, "led-fatal-6-1", Fatal(), stop)) { Limit = TimeSpan.FromMinutes(14) },
        new("led-healthy", Verdict.Pass, null, (bench, stop) => PlayAsync(bench, "led-healthy", LedEncoder.Encode(LedShown.DeveloperRunning, null, null, new LedEncoding { Length = s_length }), stop)) { Limit = TimeSpan.FromMinutes(14) },
        new("led-unplugged", Verdict.Inconclusive, "A line that is not connected looks the same", (bench, stop) => PlayAsync(bench, "led-unplugged", null, stop)) { Limit = TimeSpan.FromMinutes(14) },
    ];

    // For ever: who watches is not the unit that shows it, and begins to watch at any moment.
    private static LineTrace Fatal() => LedEncoder.Encode(LedShown.Fatal, 6, 1, new LedEncoding { Length = s_length, Repeats = 0 });

    private static async Task<Ending> PlayAsync(Bench bench, string name, LineTrace? trace, CancellationToken stop)
    {
        await using QemuUnit unit = await bench.MakeMachineAsync(name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        string[] station = await OnAMachine.StartAsync(
            unit, UnitProfile.ScmA1, stop, "led:", $"  chip: {MachineSetup.LedChip}", FormattableString.Invariant($"  line: {MachineSetup.LedLine}"), "checks:", "  led.watch: 12").ConfigureAwait(false);
        if (trace is not null)
        {
            await unit.WriteAsync(MachineSetup.TracePath, Text(trace), stop).ConfigureAwait(false);
            await BeginToPlayAsync(unit, stop).ConfigureAwait(false);
        }

        string run = await unit.BeginRunAsync(["--check", "led", .. station], stop).ConfigureAwait(false);
        RunRecord record = await unit.AwaitRunAsync(run, OnAMachine.RunLimit, stop).ConfigureAwait(false);
        Evidence.RequireBoots(record, unit, 1);

        // Before the reboot and after it.
        if (record.Steps.Count(step => step.Name.EndsWith("steady", StringComparison.Ordinal) && step.Outcome?.Observed("LED origin") is not null) != 2)
        {
            throw new LabException("the LED was not watched before the reboot and after it");
        }

        return Ending.Of(record);
    }

    /// <summary>A unit stops in its boot and shows why, three times: another unit has its LED on a line, and what it records is joined to the run.</summary>
    private static async Task<Ending> BuddyAsync(Bench bench, CancellationToken stop)
    {
        const string Name = "buddy-sees-fatal-6-1";
        const string Recorded = "/root/seen.vcd";
        await using QemuUnit unit = await bench.MakeMachineAsync(Name, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        await using QemuUnit buddy = await bench.MakeMachineAsync($"{Name}-buddy", UnitProfile.ScmA1, stop).ConfigureAwait(false);
        await buddy.StartAsync(OnAMachine.BootLimit, stop).ConfigureAwait(false);
        await buddy.WriteAsync(MachineSetup.TracePath, Text(LedEncoder.Encode(LedShown.Fatal, 6, 1, new LedEncoding())), stop).ConfigureAwait(false);
        string[] station = await OnAMachine.StartAsync(unit, UnitProfile.ScmA1, stop).ConfigureAwait(false);
        unit.WhenDown = async () =>
        {
            RemoteCommand recorder = new(
                "scm-harness", "led", "record", Recorded, "--for", FormattableString.Invariant($"{s_recorded.TotalSeconds}s"), "--for-run", Name, "--chip", MachineSetup.LedChip, "--line", FormattableString.Invariant($"{MachineSetup.LedLine}"))
            {
                Limit = s_recorded * 3,
            };
            Task<string> recording = buddy.RequireAsync(recorder, stop);
            await buddy.AwaitAsync("its buddy records", s_recorded, async () => recording.IsCompleted || await buddy.TryAskAsync(["test", "-s", Recorded], stop).ConfigureAwait(false) is { IsGood: true }, stop).ConfigureAwait(false);
            await BeginToPlayAsync(buddy, stop).ConfigureAwait(false);
            bench.Options.Say($"{Name}: {(await recording.ConfigureAwait(false)).Trim()}");
        };
        string run = await unit.BeginRunAsync(["--check", "persistence", .. station], stop).ConfigureAwait(false);
        RunRecord record = await unit.AwaitRunAsync(run, OnAMachine.RunLimit, stop).ConfigureAwait(false);
        Evidence.RequireBoots(record, unit, 1);
        Evidence.RequireNothingLeft(record, unit);
        await unit.WriteAsync(Recorded, await buddy.RequireAsync(["cat", Recorded], stop).ConfigureAwait(false), stop).ConfigureAwait(false);
        string joined = await unit.RequireAsync(["scm-harness", "report", run, "--led-trace", Recorded], stop).ConfigureAwait(false);
        await Evidence.RequireWholeAsync(unit, run, stop).ConfigureAwait(false);
        Ending ending = Ending.Of(record);
        return ending with { Words = [.. ending.Words, joined.Trim()] };
    }

    private static Task<string> BeginToPlayAsync(QemuUnit unit, CancellationToken stop) => unit.RequireAsync(["systemctl", "start", MachineSetup.PlayerUnit], stop);

    private static string Text(LineTrace trace)
    {
        StringBuilder text = new();
        text.Append(FormattableString.Invariant($"0 {(trace.BeganOn ? 1 : 0)}\n"));
        foreach (LineEdge edge in trace.Edges.Span)
        {
            text.Append(FormattableString.Invariant($"{edge.Nanoseconds - trace.Begin} {(edge.IsOn ? 1 : 0)}\n"));
        }

        return text.ToString();
    }
}
