using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Encoding;

namespace ScmGuard.Harness.Tests.Led.Decoding;

public sealed class AmbiguousPairTests
{
    private static readonly LedEncoding s_plain = new() { Length = TimeSpan.FromSeconds(90), Before = TimeSpan.FromSeconds(2) };

    [Fact]
    public void Six_and_six_with_a_subcode_differ_by_what_follows_the_second_gap()
    {
        LedReading six = LedDecoder.Decode(LedEncoder.Encode(LedShown.Fatal, 6, null, s_plain));
        LedReading sixOne = LedDecoder.Decode(LedEncoder.Encode(LedShown.Fatal, 6, 1, s_plain));
        Assert.Equal((6, null, "digest of the key area"), (six.Main, six.Sub, six.Meaning![4..26]));
        Assert.Equal((6, (int?)1), (sixOne.Main, sixOne.Sub));
        Assert.Contains("perimeter", sixOne.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, null)]
    [InlineData(6, 1)]
    public void A_trace_that_ends_in_the_second_gap_of_the_second_repeat_is_undecided(int main, int? sub)
    {
        LineTrace trace = LedEncoder.Encode(LedShown.Fatal, main, sub, s_plain);
        LineEdge[] edges = trace.Edges.ToArray();
        // Ten flashes and six, of the second repeat.
        int last = (2 * (10 + main + (sub ?? 0) + 10 + main)) - 1;
        long end = edges[last].Nanoseconds + 900_000_000;
        LedReading reading = LedDecoder.Decode(trace with { End = end, Edges = edges[..(last + 1)] });
        Assert.False(reading.IsDecoded);
        Assert.NotNull(reading.At);
    }

    [Fact]
    public void A_preamble_is_not_an_unbound_unit_and_an_unbound_unit_no_preamble()
    {
        LedReading unbound = LedDecoder.Decode(LedEncoder.Encode(LedShown.Unbound, null, null, s_plain));
        Assert.Equal(LedShown.Unbound, unbound.Shown);
        LineTrace fatal = LedEncoder.Encode(LedShown.Fatal, 5, null, s_plain);
        LedReading preamble = LedDecoder.Decode(fatal with { End = fatal.Begin + 3_400_000_000, Edges = fatal.Edges[..20] });
        Assert.False(preamble.IsDecoded);
    }

    [Fact]
    public void A_preamble_before_nothing_is_not_a_unit_that_cannot_bind()
    {
        LineTrace fatal = LedEncoder.Encode(LedShown.Fatal, 5, null, s_plain);
        LedReading preamble = LedDecoder.Decode(fatal with { Edges = fatal.Edges[..20] });
        Assert.False(preamble.IsDecoded);
        Assert.Contains("no counted ones", preamble.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_single_lost_or_doubled_edge_turns_four_one_into_four_two_or_the_other_way()
    {
        foreach (int sub in new[] { 1, 2 })
        {
            LineTrace trace = LedEncoder.Encode(LedShown.Fatal, 4, sub, s_plain);
            LineEdge[] edges = trace.Edges.ToArray();
            for (int i = 0; i < edges.Length; i++)
            {
                List<LineEdge> lost = [.. edges];
                lost.RemoveAt(i);
                AssertNotWrong(trace with { Edges = lost.ToArray() }, 4, sub);
                List<LineEdge> doubled = [.. edges];
                doubled.Insert(i, edges[i]);
                AssertNotWrong(trace with { Edges = doubled.ToArray() }, 4, sub);
            }
        }
    }

    [Fact]
    public void No_lost_flash_or_pause_turns_a_code_into_another_one()
    {
        foreach ((int main, int? sub) in new (int, int?)[] { (4, 1), (4, 2), (5, null), (6, null), (6, 3), (8, null), (20, 1), (20, 2), (22, 9) })
        {
            LineTrace trace = LedEncoder.Encode(LedShown.Fatal, main, sub, s_plain with { Length = TimeSpan.FromSeconds(150) });
            LineEdge[] edges = trace.Edges.ToArray();
            for (int i = 0; i + 1 < edges.Length; i++)
            {
                List<LineEdge> lost = [.. edges];
                lost.RemoveRange(i, 2);
                AssertNotWrong(trace with { Edges = lost.ToArray() }, main, sub);
            }
        }
    }

    [Fact]
    public void The_last_flash_lost_in_each_repeat_is_seen_by_the_pause_that_is_too_long()
    {
        LineTrace trace = LedEncoder.Encode(LedShown.Fatal, 4, 2, s_plain);
        int perRepeat = 2 * (10 + 4 + 2);
        LineEdge[] edges = [.. trace.Edges.ToArray().Where((_, i) => i % perRepeat < perRepeat - 2)];
        LedReading reading = LedDecoder.Decode(trace with { Edges = edges });
        Assert.False(reading.IsDecoded);
        Assert.Contains("a flash may be missing", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_gaps_between_the_flashes_are_no_code_even_if_they_are_in_each_repeat()
    {
        LineTrace trace = LedEncoder.Encode(LedShown.Fatal, 3, 1, s_plain with { CodePause = TimeSpan.FromSeconds(0.27) });
        int perRepeat = 2 * (10 + 3 + 1);
        LineEdge[] edges = [.. trace.Edges.ToArray().Where((_, i) => i % perRepeat is not (22 or 23))];
        LedReading reading = LedDecoder.Decode(trace with { Edges = edges });
        Assert.False(reading.IsDecoded, reading.ToString());
    }

    [Theory]
    [InlineData(LedShown.DeveloperRunning)]
    [InlineData(LedShown.ProductionRunning)]
    public void A_heartbeat_is_not_a_third_of_a_production_heartbeat(LedShown shown)
    {
        LineTrace trace = LedEncoder.Encode(shown, null, null, s_plain);
        Assert.Equal(shown, LedDecoder.Decode(trace).Shown);
        LineEdge[] edges = trace.Edges.ToArray();
        int perBeat = shown == LedShown.DeveloperRunning ? 2 : 6;
        // Every other beat loses its last flashes: what is left is regular neither as the one nor as the other.
        LineEdge[] thinned = [.. edges.Where((_, i) => i / perBeat % 2 == 0 || i % perBeat < 2)];
        LedShown? seen = LedDecoder.Decode(trace with { Edges = thinned }).Shown;
        Assert.True(seen is null || seen == shown);
    }

    [Fact]
    public void A_start_at_any_moment_of_the_first_repeat_is_read_right()
    {
        for (int milliseconds = 0; milliseconds < 6400; milliseconds += 40)
        {
            LedReading reading = LedDecoder.Decode(LedEncoder.Encode(LedShown.Fatal, 4, 1, s_plain with
            {
                Before = TimeSpan.Zero,
                Length = TimeSpan.FromSeconds(40),
                StartPhase = TimeSpan.FromMilliseconds(milliseconds),
            }));
            Assert.Equal((LedShown.Fatal, 4, 1), (reading.Shown, reading.Main, reading.Sub));
        }
    }

    [Fact]
    public void The_longest_code_is_read_whole()
    {
        LedReading reading = LedDecoder.Decode(LedEncoder.Encode(LedShown.Fatal, 22, 9, s_plain with { Length = TimeSpan.FromSeconds(150) }));
        Assert.Equal((LedShown.Fatal, 22, 9), (reading.Shown, reading.Main, reading.Sub));
        Assert.Contains(reading.Symbols, static symbol => symbol.Name == "flash 22 of 22");
        Assert.Contains(reading.Symbols, static symbol => symbol.Name == "flash 9 of 9");
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(31, true)]
    public void Off_for_good_says_for_how_long_at_least(int off, bool isDecided)
    {
        LineTrace trace = LedEncoder.Encode(LedShown.CannotBind, null, null, s_plain with { Before = TimeSpan.Zero, Length = TimeSpan.FromSeconds(10 + off) });
        LedReading reading = LedDecoder.Decode(trace);
        Assert.Equal(isDecided ? LedShown.CannotBind : null, reading.Shown);
        Assert.True(!isDecided || reading.Reason!.Contains("off for at least 31.1 s", StringComparison.Ordinal), reading.Reason);
    }

    private static void AssertNotWrong(LineTrace trace, int main, int? sub)
    {
        LedReading reading = LedDecoder.Decode(trace);
        Assert.True(!reading.IsDecoded || (reading.Shown, reading.Main, reading.Sub) == (LedShown.Fatal, main, sub), reading.ToString());
    }
}
