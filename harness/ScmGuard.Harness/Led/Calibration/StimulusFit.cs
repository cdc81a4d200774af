using System;
using System.Linq;

namespace ScmGuard.Harness.Led.Calibration;

/// <summary>What a line made of a stimulus. The first edges of a trace are compared with those that were asked for, one by one.</summary>
/// <param name="Missed">The edges that are not there, or not where they should be.</param>
/// <param name="Scale">How long the unit's seconds are on the line's clock.</param>
/// <param name="OnBias">How much longer the LED is seen on than it was asked to be.</param>
/// <param name="Jitter">The farthest that an interval was from what it should have been.</param>
internal sealed record StimulusFit(int Missed, double Scale, TimeSpan OnBias, TimeSpan Jitter)
{
    // Of the interval asked for. A decoder distinguishes patterns that differ by less than half.
    private const double Tolerance = 0.25;

    /// <summary>Compares. The trace begins with the LED off.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="trace">What was seen.</param>
    /// <param name="isInverted">True if the line reads on where the LED is off.</param>
    /// <param name="scale">The scale that is known already, or null to find it out.</param>
    public static StimulusFit Of(LedStimulus asked, LineTrace trace, bool isInverted, double? scale = null)
    {
        LineEdge[] edges = [.. trace.Edges.ToArray().Take(asked.Edges)];
        if (edges.Length < 4)
        {
            return new StimulusFit(asked.Edges - edges.Length, scale ?? 1, TimeSpan.Zero, TimeSpan.Zero);
        }

        // From one edge to the next but one, a sensor that is slower in one direction makes no difference.
        double factor = scale ?? Median([.. edges.Skip(2).Zip(edges, (later, edge) => later.Nanoseconds - edge.Nanoseconds).Select(period => period / Nanoseconds(asked.On + asked.Off))]);
        double[] intervals = [.. edges.Skip(1).Zip(edges, (later, edge) => (double)(later.Nanoseconds - edge.Nanoseconds))];
        double on = Nanoseconds(asked.On) * factor;
        double off = Nanoseconds(asked.Off) * factor;
        double bias = Median([.. intervals.Where((_, index) => index % 2 == 0).Select(interval => interval - on)]);
        double jitter = 0;
        int missed = asked.Edges - edges.Length + (edges[0].IsOn == isInverted ? 1 : 0);
        for (int i = 0; i < intervals.Length; i++)
        {
            double expected = i % 2 == 0 ? on + bias : off - bias;
            double distance = Math.Abs(intervals[i] - expected);
            bool isThere = distance <= Tolerance * (i % 2 == 0 ? on : off) && edges[i + 1].IsOn != edges[i].IsOn;
            missed += isThere ? 0 : 1;
            jitter = isThere ? Math.Max(jitter, distance) : jitter;
        }

        return new StimulusFit(missed, factor, Time(bias), Time(jitter));
    }

    private static double Nanoseconds(TimeSpan time) => time.Ticks * 100.0;

    private static TimeSpan Time(double nanoseconds) => TimeSpan.FromTicks((long)Math.Round(nanoseconds / 100));

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
