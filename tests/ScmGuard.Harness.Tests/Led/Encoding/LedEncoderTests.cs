using System;
using System.Linq;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Encoding;

namespace ScmGuard.Harness.Tests.Led.Encoding;

public sealed class LedEncoderTests
{
    [Fact]
    public void A_fatal_code_is_drawn_as_it_is_documented()
    {
        LineTrace trace = LedEncoder.Encode(LedShown.Fatal, 4, 2, new LedEncoding { Before = TimeSpan.FromSeconds(1), Repeats = 1 });
        double[] seconds = [.. trace.Edges.ToArray().Select(static edge => Math.Round(edge.Nanoseconds / 1e9, 3))];
        Assert.Equal(2 * (10 + 4 + 2), seconds.Length);
        Assert.Equal(1, seconds[0]);
        Assert.Equal(1.05, seconds[1]);
        Assert.Equal(1.95, seconds[19]);
        Assert.Equal(2.95, seconds[20]);
        Assert.Equal(3.45, seconds[21]);
        Assert.Equal(6.45, seconds[27]);
        Assert.Equal(7.45, seconds[28]);
        Assert.Equal(8.95, seconds[31]);
    }

    [Fact]
    public void Levels_alternate_and_times_rise_inside_the_trace_under_any_disorder()
    {
        foreach (LedShown shown in Enum.GetValues<LedShown>())
        {
            for (int seed = 0; seed < 200; seed++)
            {
                LineTrace trace = LedEncoder.Encode(shown, shown == LedShown.Fatal ? 6 : null, shown == LedShown.Fatal ? 3 : null, new LedEncoding
                {
                    Begin = 77,
                    Seed = seed,
                    Jitter = 0.2,
                    Drift = -0.1,
                    BounceEdges = 6,
                    StartPhase = TimeSpan.FromSeconds(seed / 50.0),
                });
                bool level = trace.BeganOn;
                long before = trace.Begin;
                foreach (LineEdge edge in trace.Edges.Span)
                {
                    Assert.Equal(!level, edge.IsOn);
                    Assert.InRange(edge.Nanoseconds, before, trace.End - 1);
                    (level, before) = (edge.IsOn, edge.Nanoseconds);
                }
            }
        }
    }

    [Fact]
    public void A_seed_gives_the_same_trace_and_another_one_another()
    {
        LedEncoding encoding = new() { Seed = 5, Jitter = 0.1 };
        LineEdge[] one = LedEncoder.Encode(LedShown.Unbound, null, null, encoding).Edges.ToArray();
        Assert.Equal(one, LedEncoder.Encode(LedShown.Unbound, null, null, encoding).Edges.ToArray());
        Assert.NotEqual(one, LedEncoder.Encode(LedShown.Unbound, null, null, encoding with { Seed = 6 }).Edges.ToArray());
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentException>(static () => LedEncoder.Encode(LedShown.Fatal, null, null, new LedEncoding()));
        Assert.Throws<ArgumentException>(static () => LedEncoder.Encode(LedShown.Off, 4, null, new LedEncoding()));
        Assert.Throws<ArgumentOutOfRangeException>(static () => LedEncoder.Encode(LedShown.Fatal, 0, null, new LedEncoding()));
        Assert.Throws<ArgumentOutOfRangeException>(static () => LedEncoder.Encode(LedShown.Off, null, null, new LedEncoding { Length = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => LedEncoder.Encode(LedShown.DeveloperRunning, null, null, new LedEncoding { HeartbeatFlash = TimeSpan.FromSeconds(4) }));
    }
}
