using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Led.Capture;

public sealed class VirtualLineTests
{
    private const long Millisecond = 1_000_000;

    [Fact]
    public async Task A_recording_moves_the_units_clock_on_and_sees_what_its_LED_did()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        DateTimeOffset begin = unit.Clock.GetUtcNow();
        LineTrace trace = Record(unit, TimeSpan.FromSeconds(30));
        Assert.Equal(begin.AddSeconds(30), unit.Clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(30), trace.Length);
        LedEdge[] shown = [.. unit.Module.Led(begin, begin.AddSeconds(30).AddTicks(1))];
        Assert.Equal(shown[0].IsOn, trace.BeganOn);
        Assert.Equal(shown.Skip(1).Select(edge => ((edge.At - begin).Ticks * 100, edge.IsOn)), trace.Edges.ToArray().Select(edge => (edge.Nanoseconds - trace.Begin, edge.IsOn)));
        Assert.Equal(20, trace.Edges.Length);
        Assert.Empty(trace.Faults);
    }

    [Fact]
    public async Task A_reboot_between_begin_and_record_is_in_the_trace()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        using ILineEventSource line = unit.OpenLed()!;
        LineRecorder recorder = new(line);
        recorder.Begin();
        DateTimeOffset begin = unit.Clock.GetUtcNow();
        await unit.RebootAsync(RebootKind.Cold, () => { }, CancellationToken.None);
        TimeSpan taken = unit.Clock.GetUtcNow() - begin;
        LineTrace trace = recorder.Record(taken + TimeSpan.FromSeconds(10), CancellationToken.None);
        LedEdge[] shown = [.. unit.Module.Led(begin, begin + taken + TimeSpan.FromSeconds(10))];
        Assert.True(trace.Edges.Length > 100);
        Assert.Equal(shown.Length - 1, trace.Edges.Length);
        Assert.Empty(trace.Faults);
    }

    [Fact]
    public async Task The_end_of_a_fatal_code_and_the_boot_after_it_are_seen_though_nobody_asks_the_unit()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        using ILineEventSource line = unit.OpenLed()!;
        LineRecorder recorder = new(line);
        recorder.Record(TimeSpan.FromSeconds(1), CancellationToken.None);
        recorder.Begin();
        unit.Module.Inject(new Fault(FaultKind.CpuStarvation));
        LineTrace trace = recorder.Record(TimeSpan.FromSeconds(120), CancellationToken.None);

        // Three times: ten very rapid flashes and eight counted ones; then the boot.
        long[] flashes = [.. Flashes(trace)];
        int[] veryRapid = [.. flashes.Select((length, index) => (length, index)).Where(flash => flash.length < 75 * Millisecond).Select(flash => flash.index)];
        Assert.Equal([.. Enumerable.Range(0, 10), .. Enumerable.Range(18, 10), .. Enumerable.Range(36, 10)], veryRapid);
        Assert.True(flashes.Length > 54 + 50, $"{flashes.Length} flashes");
        Assert.Empty(trace.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_unit_is_told_right_after_the_begin_is_an_edge_of_the_trace(bool isOn)
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        using IZymkey zymkey = unit.OpenZymkey();
        using ILineEventSource line = unit.OpenLed()!;
        LineRecorder recorder = new(line);
        Tell(!isOn);
        recorder.Record(TimeSpan.FromSeconds(1), CancellationToken.None);
        recorder.Begin();
        Tell(isOn);
        LineTrace trace = recorder.Record(TimeSpan.FromSeconds(1), CancellationToken.None);
        Assert.Equal(!isOn, trace.BeganOn);
        Assert.Equal([new LineEdge(trace.Begin + 100, isOn)], trace.Edges.ToArray());
        Assert.Empty(trace.Faults);

        void Tell(bool on)
        {
            if (on)
            {
                zymkey.TurnLedOn();
            }
            else
            {
                zymkey.TurnLedOff();
            }
        }
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_bring_edges_twice()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        using ILineEventSource line = unit.OpenLed()!;
        LineRecorder recorder = new(line);
        LineTrace first = recorder.Record(TimeSpan.FromSeconds(10), CancellationToken.None);
        ((SimulatedClock)unit.Clock).Advance(-TimeSpan.FromSeconds(5));
        LineTrace second = recorder.Record(TimeSpan.FromSeconds(10), CancellationToken.None);
        Assert.True(second.Begin >= first.End);
        Assert.Equal(TimeSpan.FromSeconds(10), second.Length);
        Assert.Empty(second.Faults);
    }

    private static LineTrace Record(SimulatedUnit unit, TimeSpan length)
    {
        using ILineEventSource line = unit.OpenLed()!;
        return new LineRecorder(line).Record(length, CancellationToken.None);
    }

    private static IEnumerable<long> Flashes(LineTrace trace)
    {
        LineEdge[] edges = trace.Edges.ToArray();
        return edges.Zip(edges.Skip(1)).Where(pair => pair.First.IsOn).Select(pair => pair.Second.Nanoseconds - pair.First.Nanoseconds);
    }
}
