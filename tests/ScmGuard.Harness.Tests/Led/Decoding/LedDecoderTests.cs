using System;
using System.Linq;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Encoding;

namespace ScmGuard.Harness.Tests.Led.Decoding;

public sealed class LedDecoderTests
{
    private static readonly LedEncoding s_plain = new() { Length = TimeSpan.FromSeconds(60), Before = TimeSpan.FromSeconds(2) };

    [Fact]
    public void A_code_that_no_table_has_is_read_and_has_no_meaning()
    {
        LedReading reading = LedDecoder.Decode(LedEncoder.Encode(LedShown.Fatal, 7, 3, s_plain));
        Assert.Equal((LedShown.Fatal, 7, 3, null, null), (reading.Shown, reading.Main, reading.Sub, reading.Meaning, reading.Remedy));
        Assert.True(reading.Confidence > 0.9);
    }

    [Fact]
    public void One_repeat_is_not_enough()
    {
        LedReading reading = LedDecoder.Decode(LedEncoder.Encode(LedShown.Fatal, 4, 2, s_plain with { Repeats = 1 }));
        Assert.False(reading.IsDecoded);
        Assert.Contains("only once", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeats_that_disagree_leave_the_code_undecided()
    {
        LineTrace four = LedEncoder.Encode(LedShown.Fatal, 4, null, s_plain with { Repeats = 2 });
        LineTrace five = LedEncoder.Encode(LedShown.Fatal, 5, null, s_plain with { Before = TimeSpan.Zero });
        long shift = four.Edges.Span[^1].Nanoseconds + 1_000_000_000;
        LineEdge[] edges = [.. four.Edges.ToArray(), new LineEdge(shift, true), .. five.Edges.ToArray().Select(edge => edge with { Nanoseconds = edge.Nanoseconds + shift })];
        LedReading reading = LedDecoder.Decode(new LineTrace(0, shift + five.End, false, edges, []));
        Assert.False(reading.IsDecoded);
        Assert.Contains("disagree", reading.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(200, true)]
    public void Rapid_flashes_behind_slow_ones_are_a_boot_until_no_boot_takes_so_long(int seconds, bool isUnbound)
    {
        LedReading reading = LedDecoder.Decode(Booting(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(0.5)));
        Assert.Equal(isUnbound ? LedShown.Unbound : null, reading.Shown);
        Assert.Equal(!isUnbound, reading.Reason!.Contains("boots", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(200, true)]
    public void Off_behind_the_rapid_flashes_of_a_boot_is_for_good_when_no_boot_takes_so_long(int seconds, bool isForGood)
    {
        LedReading reading = LedDecoder.Decode(Booting(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(seconds)));
        Assert.Equal(isForGood ? LedShown.CannotBind : null, reading.Shown);
    }

    [Fact]
    public void A_code_that_was_read_whole_only_once_is_not_forgotten_by_the_heartbeats_behind_it()
    {
        LineTrace once = LedEncoder.Encode(LedShown.Fatal, 4, 2, s_plain with { Repeats = 1, Length = TimeSpan.FromSeconds(30) });
        LedReading reading = LedDecoder.Decode(Joined(once, LedEncoder.Encode(LedShown.DeveloperRunning, null, null, s_plain)));
        Assert.Equal(LedShown.DeveloperRunning, reading.Shown);
        Assert.Contains("only once", reading.Suspicion, StringComparison.Ordinal);
    }

    private static LineTrace Booting(TimeSpan rapid, TimeSpan off)
    {
        TimeSpan half = TimeSpan.FromMilliseconds(500);
        TimeSpan tenth = TimeSpan.FromMilliseconds(100);
        LedEncoding slow = s_plain with { Length = TimeSpan.FromSeconds(22) };
        LedEncoding fast = new() { Before = TimeSpan.Zero, Length = rapid + off };
        return Joined(LedEncoder.EncodeFlashes(half, half, 20, slow), LedEncoder.EncodeFlashes(tenth, tenth, (int)(rapid / (2 * tenth)), fast));
    }

    private static LineTrace Joined(LineTrace first, LineTrace second)
    {
        long shift = first.End - second.Begin;
        LineEdge[] between = first.Edges.Span[^1].IsOn == second.BeganOn ? [] : [new LineEdge(first.End, second.BeganOn)];
        LineEdge[] edges = [.. first.Edges.ToArray(), .. between, .. second.Edges.ToArray().Select(edge => edge with { Nanoseconds = edge.Nanoseconds + shift })];
        return first with { End = second.End + shift, Edges = edges };
    }

    [Fact]
    public void A_dimmed_line_is_named()
    {
        LedReading reading = LedDecoder.Decode(LedEncoder.EncodeFlashes(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1), 0, s_plain));
        Assert.False(reading.IsDecoded);
        Assert.Contains("PWM", reading.Reason, StringComparison.Ordinal);
        Assert.InRange(reading.At!.Value, s_plain.Before.Ticks * 100, s_plain.Length.Ticks * 100);
    }

    [Fact]
    public void A_fault_of_the_source_is_reported_with_its_own_words()
    {
        LineTrace trace = LedEncoder.Encode(LedShown.Off, null, null, s_plain) with { Faults = [new LineFault(5_000_000_000, "3 edges are missing")] };
        LedReading reading = LedDecoder.Decode(trace);
        Assert.False(reading.IsDecoded);
        Assert.Equal(("3 edges are missing", 5_000_000_000), (reading.Reason, reading.At));
    }

    [Fact]
    public void A_repeat_with_a_fault_does_not_vote_and_the_answer_says_so()
    {
        LineTrace trace = LedEncoder.Encode(LedShown.Fatal, 4, 2, s_plain) with { Faults = [new LineFault(5_500_000_000, "3 edges are missing")] };
        LedReading reading = LedDecoder.Decode(trace);
        Assert.Equal((LedShown.Fatal, 4, 2), (reading.Shown, reading.Main, reading.Sub));
        Assert.Contains("2 equal repeats", reading.Reason, StringComparison.Ordinal);
        Assert.Contains("3 edges are missing", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edge_before_its_forerunner_is_a_fault()
    {
        LineTrace trace = LedEncoder.Encode(LedShown.Unbound, null, null, s_plain with { Length = TimeSpan.FromSeconds(6) });
        LineEdge[] edges = trace.Edges.ToArray();
        edges[^1] = edges[^1] with { Nanoseconds = edges[^4].Nanoseconds };
        LedReading reading = LedDecoder.Decode(trace with { Edges = edges });
        Assert.Contains("the time of an edge is before", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_pattern_replaces_the_one_before_it()
    {
        LineTrace fatal = LedEncoder.Encode(LedShown.Fatal, 5, null, s_plain);
        LineTrace running = LedEncoder.Encode(LedShown.DeveloperRunning, null, null, s_plain with { Begin = fatal.End });
        LedReading reading = LedDecoder.Decode(new LineTrace(fatal.Begin, running.End, false, (LineEdge[])[.. fatal.Edges.Span, .. running.Edges.Span], []));
        Assert.Equal(LedShown.DeveloperRunning, reading.Shown);
    }

    [Fact]
    public void Off_for_good_ends_with_the_first_flash()
    {
        LedReading reading = LedDecoder.Decode(LedEncoder.EncodeFlashes(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500), 1, s_plain with { Before = TimeSpan.FromSeconds(30) }));
        Assert.False(reading.IsDecoded, reading.ToString());
    }

    [Fact]
    public void An_unbound_unit_is_one_no_more_when_it_flashes_slowly()
    {
        LineTrace rapid = LedEncoder.EncodeFlashes(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100), 40, s_plain with { Length = TimeSpan.FromSeconds(10) });
        LineTrace slow = LedEncoder.EncodeFlashes(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500), 0, s_plain with { Begin = rapid.End, Before = TimeSpan.FromMilliseconds(100) });
        Assert.Equal(LedShown.Unbound, LedDecoder.Decode(rapid).Shown);
        LedReading reading = LedDecoder.Decode(new LineTrace(rapid.Begin, slow.End, false, (LineEdge[])[.. rapid.Edges.Span, .. slow.Edges.Span], []));
        Assert.False(reading.IsDecoded, reading.ToString());
    }

    [Fact]
    public void Nothing_is_allocated_for_an_edge()
    {
        LineEdge[] edges = LedEncoder.Encode(LedShown.Fatal, 22, 9, s_plain with { Repeats = 1, Length = TimeSpan.FromSeconds(40), BounceEdges = 2 }).Edges.ToArray();
        LedDecoder decoder = new();
        Feed(decoder, edges);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(decoder, edges);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void An_option_out_of_its_range_is_refused() => Assert.All(
        (LedDecoderOptions[])
        [
            new() { Scale = 3 }, new() { Jitter = 0.3 }, new() { Drift = double.NaN }, new() { Repeats = 1 }, new() { MostEdgesPerSecond = 10 },
            new() { Settling = TimeSpan.FromSeconds(1) }, new() { ForGood = TimeSpan.FromSeconds(1) },
        ],
        static options => Assert.Throws<ArgumentOutOfRangeException>(() => new LedDecoder(options)));

    [Fact]
    public void A_scale_is_followed()
    {
        LineTrace slow = LedEncoder.Encode(LedShown.Fatal, 4, 2, s_plain with { Drift = 0.5, Length = TimeSpan.FromSeconds(90) });
        Assert.False(LedDecoder.Decode(slow).IsDecoded);
        LedReading reading = LedDecoder.Decode(slow, new LedDecoderOptions { Scale = 1.5 });
        Assert.Equal((4, 2), (reading.Main, reading.Sub));
    }

    [Fact]
    public void Without_a_begin_nothing_can_be_said() => Assert.Throws<InvalidOperationException>(static () => new LedDecoder().Finish(1));

    private static void Feed(LedDecoder decoder, LineEdge[] edges)
    {
        decoder.Begin(0, false);
        foreach (LineEdge edge in edges)
        {
            decoder.Add(edge);
        }
    }
}
