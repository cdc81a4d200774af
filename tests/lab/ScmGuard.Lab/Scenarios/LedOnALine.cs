using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Encoding;
using ScmGuard.Lab.Image;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab.Scenarios;

/// <summary>What the check of the LED makes of a line of a real kernel, into which a trace is played.</summary>
internal static class LedOnALine
{
    // Longer than any run watches.
    private static readonly TimeSpan s_length = TimeSpan.FromMinutes(15);

    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
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
            await unit.RequireAsync(["systemctl", "start", MachineSetup.PlayerUnit], stop).ConfigureAwait(false);
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
