using System;
using System.Linq;
using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Led.Capture;

public sealed class LineRecorderTests
{
    private const long Millisecond = 1_000_000;
    private const long Second = 1_000_000_000;

    [Fact]
    public void A_trace_has_the_level_at_its_begin_and_every_edge_up_to_its_end()
    {
        LineEvent[] events = Records.Alternating(20, first: 50 * Millisecond);
        LineTrace trace = Record(new ScriptedLine(events), TimeSpan.FromSeconds(1));
        Assert.Equal((0, Second, false, "a scripted line"), (trace.Begin, trace.End, trace.BeganOn, trace.Source));
        Assert.Equal(events.Where(seen => seen.Nanoseconds <= Second).Select(seen => new LineEdge(seen.Nanoseconds, seen.IsOn)), trace.Edges.ToArray());
        Assert.Empty(trace.Faults);
    }

    [Fact]
    public void The_longest_trace_can_be_asked_for_and_nothing_longer()
    {
        LineRecorder recorder = new(new ScriptedLine(Records.Alternating(5, first: Millisecond)));
        LineTrace trace = recorder.Record(LineRecorder.LongestTrace, new CancellationToken(canceled: true));
        Assert.True(trace.Length < TimeSpan.FromSeconds(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => recorder.Record(LineRecorder.LongestTrace + TimeSpan.FromTicks(1), CancellationToken.None));
    }

    [Fact]
    public void Edges_from_before_the_begin_only_say_what_the_level_is()
    {
        ScriptedLine line = new(Records.Alternating(5, first: Millisecond));
        line.Pass(250 * Millisecond);
        LineTrace trace = Record(line, TimeSpan.FromSeconds(1));
        Assert.Equal((250 * Millisecond, true), (trace.Begin, trace.BeganOn));
        Assert.Equal([301 * Millisecond, 401 * Millisecond], trace.Edges.ToArray().Select(edge => edge.Nanoseconds));
        Assert.Empty(trace.Faults);
    }

    [Fact]
    public void What_comes_between_the_begin_and_the_recording_belongs_to_the_trace()
    {
        ScriptedLine line = new(Records.Alternating(600, first: Millisecond, distance: 10 * Millisecond));
        LineRecorder recorder = new(line);
        recorder.Begin();
        line.Pass(4 * Second);
        LineTrace trace = recorder.Record(TimeSpan.FromSeconds(5), CancellationToken.None);
        Assert.Equal((0, 5 * Second, 500), (trace.Begin, trace.End, trace.Edges.Length));
        Assert.Empty(trace.Faults);
    }

    [Theory]
    [InlineData(7, 9, "1 edge was lost here: the count goes from 7 to 9")]
    [InlineData(7, 18, "10 edges were lost here")]
    [InlineData(uint.MaxValue, 1, "1 edge was lost here: the count goes from 4294967295 to 1")]
    [InlineData(7, 7, "goes back from 7 to 7")]
    [InlineData(7, 3, "goes back from 7 to 3")]
    public void A_gap_in_the_count_is_a_fault_at_the_edge_behind_it(uint before, uint after, string reason)
    {
        LineTrace trace = Record(new ScriptedLine(new LineEvent(Second, true, before), new LineEvent(2 * Second, false, after)), TimeSpan.FromSeconds(3));
        LineFault fault = Assert.Single(trace.Faults);
        Assert.Equal(2 * Second, fault.Nanoseconds);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.Equal(2, trace.Edges.Length);
    }

    [Fact]
    public void A_count_that_wraps_is_no_gap()
    {
        LineTrace trace = Record(new ScriptedLine(Enumerable.Range(0, 6).Select(i => new LineEvent((i + 1) * Second, i % 2 == 0, unchecked(uint.MaxValue - 2 + (uint)i)))), TimeSpan.FromSeconds(7));
        Assert.Equal(6, trace.Edges.Length);
        Assert.Empty(trace.Faults);
    }

    [Fact]
    public void A_gap_between_two_traces_of_a_recorder_is_noticed()
    {
        ScriptedLine line = new(new LineEvent(Second, true, 1), new LineEvent(3 * Second, false, 4));
        LineRecorder recorder = new(line);
        Assert.Empty(recorder.Record(TimeSpan.FromSeconds(2), CancellationToken.None).Faults);
        Assert.Contains("2 edges were lost", Assert.Single(recorder.Record(TimeSpan.FromSeconds(2), CancellationToken.None).Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_does_not_count_has_no_gaps()
    {
        ScriptedLine line = new(Records.Alternating(10).Select(seen => seen with { Sequence = 0 })) { HasKernelEvidence = false };
        Assert.Empty(Record(line, TimeSpan.FromSeconds(2)).Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Two_equal_edges_are_a_fault_and_stay_in_the_trace(bool isOn)
    {
        LineEvent[] events = [new(Second, true, 1), new(2 * Second, false, 2), new(3 * Second, true, 3)];
        int doubled = isOn ? 0 : 1;
        LineEvent[] all = [.. events[..(doubled + 1)], new LineEvent(events[doubled].Nanoseconds + Millisecond, isOn, (uint)doubled + 2), .. events[(doubled + 1)..].Select(seen => seen with { Sequence = seen.Sequence + 1 })];
        LineTrace trace = Record(new ScriptedLine(all), TimeSpan.FromSeconds(4));
        Assert.Equal(4, trace.Edges.Length);
        LineFault fault = Assert.Single(trace.Faults);
        Assert.Equal(events[doubled].Nanoseconds + Millisecond, fault.Nanoseconds);
        Assert.Contains($"an edge to {(isOn ? "on" : "off")} where the line was {(isOn ? "on" : "off")} already", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_the_edges_do_not_lead_to_is_reported_once_until_it_fits_again()
    {
        ScriptedLine line = new(Records.Alternating(2, first: 10 * Second, distance: 10 * Second)) { Level = (now, isOn) => now is > 2 * Second and < 5 * Second || isOn };
        LineTrace trace = Record(line, TimeSpan.FromSeconds(30), new LineRecorderOptions { LevelPeriod = TimeSpan.FromSeconds(0.5) });
        LineFault fault = Assert.Single(trace.Faults);
        Assert.InRange(fault.Nanoseconds, 2 * Second, (long)(2.6 * Second));
        Assert.Contains("the line is on, but by its edges it should be off", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edge_that_is_under_way_while_the_level_is_read_is_no_disagreement()
    {
        // The level changes 5 ms before the edge is delivered, whenever it is read.
        LineEvent[] events = Records.Alternating(400, first: 97 * Millisecond, distance: 97 * Millisecond);
        ScriptedLine line = new(events) { Level = (now, isOn) => isOn ^ (events.Any(seen => seen.Nanoseconds > now && seen.Nanoseconds <= now + 5 * Millisecond)) };
        LineTrace trace = Record(line, TimeSpan.FromSeconds(30), new LineRecorderOptions { LevelPeriod = TimeSpan.FromMilliseconds(50) });
        Assert.Empty(trace.Faults);
        Assert.Equal(309, trace.Edges.Length);
    }

    [Fact]
    public void Two_hundred_edges_in_a_second_are_an_LED_and_more_are_not()
    {
        Assert.Empty(Record(new ScriptedLine(Records.Alternating(1000, first: 1, distance: 5 * Millisecond)), TimeSpan.FromSeconds(5)).Faults);
        LineTrace trace = Record(new ScriptedLine(Records.Alternating(1000, first: 1, distance: 5 * Millisecond - 1)), TimeSpan.FromSeconds(5));
        Assert.All(trace.Faults, fault => Assert.Contains("more than 200 edges in a second", fault.Reason, StringComparison.Ordinal));
        Assert.Equal(4, trace.Faults.Count);
    }

    [Fact]
    public void A_line_that_goes_away_leaves_what_was_read_and_a_fault_at_the_end()
    {
        WatchingObserver observer = new();
        ScriptedLine line = new(Records.Alternating(100)) { DiesAt = 2 * Second };
        LineTrace trace = new LineRecorder(line).Record(TimeSpan.FromSeconds(5), CancellationToken.None, observer);
        Assert.Equal(20, trace.Edges.Length);
        LineFault fault = Assert.Single(trace.Faults);
        Assert.Contains("unplugged", fault.Reason, StringComparison.Ordinal);
        Assert.Equal(trace.End, fault.Nanoseconds);
        Assert.InRange(trace.End, trace.Edges.Span[^1].Nanoseconds, 2 * Second);
        Assert.Equal(trace.Edges.ToArray(), observer.Edges);
        Assert.Equal(trace.Faults, observer.Faults);
    }

    [Fact]
    public void A_line_that_is_gone_at_the_begin_gives_an_empty_trace_that_says_so()
    {
        LineTrace trace = Record(new ScriptedLine { DiesAt = 0 }, TimeSpan.FromSeconds(5));
        Assert.Equal((TimeSpan.Zero, 0), (trace.Length, trace.Edges.Length));
        Assert.Contains("unplugged", Assert.Single(trace.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_is_bounded_and_the_trace_says_where_it_ends()
    {
        LineTrace trace = Record(new ScriptedLine(Records.Alternating(100)), TimeSpan.FromSeconds(20), new LineRecorderOptions { MostEdges = 10 });
        Assert.Equal(10, trace.Edges.Length);
        Assert.Equal(trace.Edges.Span[^1].Nanoseconds, trace.End);
        Assert.Contains("10 edges, which is as many as are kept", Assert.Single(trace.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_are_bounded_too()
    {
        LineTrace trace = Record(new ScriptedLine(Enumerable.Range(1, 3000).Select(i => new LineEvent(i * 20 * Millisecond, true, (uint)i * 2))), TimeSpan.FromSeconds(100));
        Assert.Equal((3000, 1000), (trace.Edges.Length, trace.Faults.Count));
        Assert.Contains("not listed", trace.Faults[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_that_is_stopped_ends_where_it_was()
    {
        using CancellationTokenSource stop = new();
        ScriptedLine line = new(Records.Alternating(100))
        {
            OnWait = now =>
            {
                if (now >= Second)
                {
                    stop.Cancel();
                }
            },
        };
        LineTrace trace = new LineRecorder(line).Record(TimeSpan.FromDays(1), stop.Token);
        Assert.InRange(trace.End, Second, (long)(1.2 * Second));
        Assert.InRange(trace.Edges.Length, 10, 13);
        Assert.Empty(trace.Faults);
        Assert.False(line.IsDisposed);
    }

    [Fact]
    public void An_edge_from_the_past_is_left_out_and_reported()
    {
        LineTrace trace = Record(new ScriptedLine(new LineEvent(2 * Second, true, 1), new LineEvent(Second, false, 2), new LineEvent(3 * Second, false, 3)), TimeSpan.FromSeconds(4), new LineRecorderOptions { LevelPeriod = TimeSpan.FromSeconds(10) });
        Assert.Equal([2 * Second, 3 * Second], trace.Edges.ToArray().Select(edge => edge.Nanoseconds));
        Assert.Contains("a time before", Assert.Single(trace.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_observer_is_told_the_whole_trace_and_the_time_up_to_its_end()
    {
        WatchingObserver observer = new();
        LineEvent[] events = Records.Alternating(50, first: 700 * Millisecond, distance: 333 * Millisecond);
        events[20] = events[20] with { Sequence = 99 };
        LineTrace trace = new LineRecorder(new ScriptedLine(events)).Record(TimeSpan.FromSeconds(30), CancellationToken.None, observer);
        Assert.Equal((trace.Begin, trace.BeganOn, trace.End), (observer.Begin, observer.BeganOn, observer.Time));
        Assert.Equal(trace.Edges.ToArray(), observer.Edges);
        Assert.Equal(trace.Faults, observer.Faults);
        Assert.Equal(2, trace.Faults.Count);
    }

    [Fact]
    public void A_good_line_has_no_faults_and_loses_nothing_whatever_its_edges()
    {
        Gen<int[]> distances = Gen.Choose(6, 3000).ArrayOf();
        Properties.ForAll(distances, steps =>
        {
            long at = 0;
            LineEvent[] events = [.. steps.Select((step, i) => new LineEvent(at += step * Millisecond, i % 2 == 0, (uint)i + 1))];
            WatchingObserver observer = new();
            LineTrace trace = new LineRecorder(new ScriptedLine(events)).Record(TimeSpan.FromTicks(at / 100), CancellationToken.None, observer);
            Assert.Empty(trace.Faults);
            Assert.Equal(events.Select(seen => new LineEdge(seen.Nanoseconds, seen.IsOn)), trace.Edges.ToArray());
            Assert.Equal(trace.Edges.ToArray(), observer.Edges);
        }, times: 2000);
    }

    [Theory]
    [InlineData(0, 200, 1000)]
    [InlineData(1000, 0, 1000)]
    [InlineData(1000, 200, 0)]
    public void Options_must_be_above_zero(int edges, int perSecond, int milliseconds) => Assert.Throws<ArgumentOutOfRangeException>(() => new LineRecorder(
        new ScriptedLine(), new LineRecorderOptions { MostEdges = edges, MostEdgesPerSecond = perSecond, LevelPeriod = TimeSpan.FromMilliseconds(milliseconds) }));

    private static LineTrace Record(ScriptedLine line, TimeSpan length, LineRecorderOptions? options = null) => new LineRecorder(line, options).Record(length, CancellationToken.None);
}
