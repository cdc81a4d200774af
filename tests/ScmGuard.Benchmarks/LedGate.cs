using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Encoding;

namespace ScmGuard.Benchmarks;

/// <summary>Holds the LED's decoder against its limits: edges per second, memory for an edge, and how soon it knows.</summary>
internal static class LedGate
{
    private const double AllowedRate = 5e6;
    private const double AllowedLatency = 0.5;
    private const int Rounds = 15;
    private const int Replays = 1500;

    private static readonly LedEncoding s_encoding = new()
    {
        Repeats = 1,
        Before = TimeSpan.FromSeconds(2),
        Length = TimeSpan.FromSeconds(40),
        Jitter = 0.1,
        Seed = 1,
        BounceEdges = 2,
    };

    /// <returns>0 if everything is within its limit and the controls are not; 1 otherwise.</returns>
    public static int Run()
    {
        bool[] passed = [Rate(), Latency()];
        Console.WriteLine(passed.All(static one => one) ? "passed" : "FAILED");
        return passed.All(static one => one) ? 0 : 1;
    }

    private static bool Rate()
    {
        // One repeat each, so that no reading is produced: what is measured is the edge.
        LineEdge[] edges = LedEncoder.Encode(LedShown.Fatal, 22, 9, s_encoding).Edges.ToArray();
        LedDecoder decoder = new();
        PlainMachine plain = new();
        Recorder recorder = new();
        Action[] ways =
        [
            () =>
            {
                decoder.Begin(0, false);
                foreach (LineEdge edge in edges)
                {
                    decoder.Add(edge);
                }
            },
            () =>
            {
                plain.Begin();
                foreach (LineEdge edge in edges)
                {
                    plain.Add(edge);
                }
            },
            () =>
            {
                recorder.Begin();
                foreach (LineEdge edge in edges)
                {
                    recorder.Add(edge);
                }
            },
        ];
        List<double>[] rates = [[], [], []];
        double[] bytes = new double[ways.Length];
        for (int round = -5; round < Rounds; round++)
        {
            // Taken in turn, so that what disturbs the machine disturbs all alike.
            for (int way = 0; way < ways.Length; way++)
            {
                (double rate, double allocated) = Measure(ways[way], edges.Length);
                if (round >= 0)
                {
                    rates[way].Add(rate);
                    bytes[way] = Math.Max(bytes[way], allocated);
                }
            }
        }

        double[] medians = [.. rates.Select(static all => all.Order().ElementAt(all.Count / 2))];
        Console.WriteLine($"A trace of {edges.Length} edges of 22-9 with bounce, {Replays} times a round, median of {Rounds} rounds, one core");
        Console.WriteLine($"  decoder            {medians[0] / 1e6,7:F1} million edges/s (at least {AllowedRate / 1e6:F0}), {bytes[0]:F2} bytes an edge (allowed 0)");
        Console.WriteLine($"  plain state machine{medians[1] / 1e6,7:F1} million edges/s, {bytes[1]:F2} bytes an edge; the decoder has {medians[0] / medians[1]:F2} of its rate");
        Console.WriteLine($"  control, which keeps an object an edge, {medians[2] / 1e6:F1} million edges/s, {bytes[2]:F2} bytes an edge (must be above 0)");
        return medians[0] >= AllowedRate && bytes[0] == 0 && bytes[2] > 0;
    }

    private static bool Latency()
    {
        // From the end of the fifth flash of the third preamble, after which 6 cannot become 6-n any more.
        LedEncoding encoding = s_encoding with { Repeats = 3, BounceEdges = 0 };
        double streaming = Seconds(encoding, everyMilliseconds: 1);
        double control = Seconds(encoding, everyMilliseconds: 10_000);
        Console.WriteLine($"Verdict 6 after the edge that decides it, asked every ms: {streaming * 1000:F0} ms (allowed {AllowedLatency * 1000:F0}, a symbol)");
        Console.WriteLine($"  control, which collects 10 s before it decodes: {control * 1000:F0} ms (must be above {AllowedLatency * 1000:F0})");
        return streaming <= AllowedLatency && control > AllowedLatency;
    }

    private static double Seconds(LedEncoding encoding, int everyMilliseconds)
    {
        LineTrace trace = LedEncoder.Encode(LedShown.Fatal, 6, null, encoding);
        LineEdge[] edges = trace.Edges.ToArray();
        long deciding = edges[(2 * 2 * (10 + 6)) + (2 * 5) - 1].Nanoseconds;
        LedDecoder decoder = new();
        decoder.Begin(trace.Begin, trace.BeganOn);
        int next = 0;
        for (long now = trace.Begin; now < trace.End; now += everyMilliseconds * 1_000_000L)
        {
            LedReading? reading = null;
            for (; next < edges.Length && edges[next].Nanoseconds <= now; next++)
            {
                reading = decoder.Add(edges[next]) ?? reading;
            }

            reading = decoder.Advance(now) ?? reading;
            if (reading?.Main == 6)
            {
                return (now - deciding) / 1e9;
            }
        }

        return double.PositiveInfinity;
    }

    private static (double Rate, double Bytes) Measure(Action replay, int edges)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Replays; i++)
        {
            replay();
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        double all = (double)Replays * edges;
        return (all / elapsed.TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / all);
    }

    /// <summary>The baseline: fixed borders, no bounce, no faults, no repeats; it counts what comes.</summary>
    private sealed class PlainMachine
    {
        private long _last;
        private int _preamble;
        private int _main;
        private int _sub;
        private int _state;

        public void Begin() => (_last, _preamble, _main, _sub, _state) = (0, 0, 0, 0, 0);

        public void Add(LineEdge edge)
        {
            long length = edge.Nanoseconds - _last;
            _last = edge.Nanoseconds;
            if (!edge.IsOn)
            {
                switch (_state)
                {
                    case 0 when length < 220_000_000:
                        _preamble++;
                        break;
                    case 1:
                        _main++;
                        break;
                    case 2:
                        _sub++;
                        break;
                }
            }
            else if (length > 750_000_000)
            {
                _state = _state == 0 && _preamble < 10 ? 0 : (_state + 1) % 3;
                _preamble = 0;
            }
        }
    }

    /// <summary>The control: an object for each edge.</summary>
    private sealed class Recorder
    {
        private readonly List<object> _kept = [];

        public void Begin() => _kept.Clear();

        public void Add(LineEdge edge) => _kept.Add(edge);
    }
}
