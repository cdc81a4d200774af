using System;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Encoding;

namespace ScmGuard.Harness.Tests.Led.Encoding;

public sealed class LedDisturbanceTests
{
    private static readonly LineTrace s_trace = LedEncoder.Encode(LedShown.Unbound, null, null, new LedEncoding { Length = TimeSpan.FromSeconds(10) });

    [Fact]
    public void Nothing_wrong_changes_nothing() => Assert.Equal(s_trace.Edges.ToArray(), new LedDisturbance().Apply(s_trace).Edges.ToArray());

    [Fact]
    public void Edges_are_lost_and_doubled_as_many_as_asked()
    {
        int all = s_trace.Edges.Length;
        Assert.Equal(all - 3, new LedDisturbance { LostEdges = 3 }.Apply(s_trace).Edges.Length);
        Assert.Equal(all - 4, new LedDisturbance { LostFlashes = 2 }.Apply(s_trace).Edges.Length);
        Assert.Equal(all - 4, new LedDisturbance { MergedFlashes = 2 }.Apply(s_trace).Edges.Length);
        Assert.Equal(all + 3, new LedDisturbance { DoubledEdges = 3 }.Apply(s_trace).Edges.Length);
    }

    [Fact]
    public void A_source_that_counts_reports_what_is_missing()
    {
        Assert.Empty(new LedDisturbance { LostFlashes = 1 }.Apply(s_trace).Faults);
        Assert.Single(new LedDisturbance { LostFlashes = 1, HasSequence = true }.Apply(s_trace).Faults);
    }

    [Fact]
    public void A_flicker_comes_and_goes_and_leaves_the_level_right()
    {
        LineTrace flickered = new LedDisturbance { FlickersPerSecond = 5 }.Apply(s_trace);
        Assert.True(flickered.Edges.Length > s_trace.Edges.Length);
        bool level = flickered.BeganOn;
        foreach (LineEdge edge in flickered.Edges.Span)
        {
            Assert.Equal(!level, edge.IsOn);
            level = edge.IsOn;
        }
    }

    [Fact]
    public void A_cut_trace_begins_with_the_level_that_the_line_has_then()
    {
        LineTrace cut = new LedDisturbance { CutBegin = TimeSpan.FromSeconds(1.05), CutEnd = TimeSpan.FromSeconds(2) }.Apply(s_trace);
        Assert.True(cut.BeganOn);
        Assert.Equal((1_050_000_000, 8_000_000_000), (cut.Begin, cut.End));
        Assert.False(cut.Edges.Span[0].IsOn);
    }

    [Fact]
    public void Nothing_left_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(static () => new LedDisturbance { CutBegin = TimeSpan.FromSeconds(10) }.Apply(s_trace));
}
