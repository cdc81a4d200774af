using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Led;

namespace ScmGuard.Harness.Tests.Led;

/// <summary>Traces for tests.</summary>
internal static class Traces
{
    private const long Millisecond = 1_000_000;

    /// <summary>Any trace: any clock, edges that may coincide or repeat themselves, faults with any text.</summary>
    public static Gen<LineTrace> Any { get; } =
        from begin in Gen.Elements(0L, 17L, -5_000_000_001L, 123_456_789_012_345L, long.MaxValue / 2)
        from beganOn in Gen.Elements(false, true)
        from gaps in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Choose(0, int.MaxValue))).ListOf()
        from levels in Gen.Elements(false, true).ArrayOf(gaps.Count)
        from rest in Gen.Choose(0, int.MaxValue)
        from faults in (from at in Gen.Choose(0, 1000) from reason in ArbMap.Default.GeneratorFor<string>() select (at, reason)).ListOf()
        from source in Gen.Elements<string?>(null, "/dev/gpiochip0 line 23", "100% \"odd\" $end, \u00E4\n\tthing ", ": ")
        select Make(begin, beganOn, gaps, levels, rest, faults, source);

    /// <summary>A trace from durations in milliseconds, which alternate from off.</summary>
    public static LineTrace Of(params int[] milliseconds)
    {
        long at = 0;
        bool isOn = false;
        List<LineEdge> edges = [];
        foreach (int duration in milliseconds.SkipLast(1))
        {
            at += duration * Millisecond;
            isOn = !isOn;
            edges.Add(new LineEdge(at, isOn));
        }

        return new LineTrace(0, at + (milliseconds[^1] * Millisecond), false, edges.ToArray(), []);
    }

    /// <summary>Asserts that two traces say the same.</summary>
    public static void AssertSame(LineTrace expected, LineTrace actual)
    {
        Assert.Equal((expected.Begin, expected.End, expected.BeganOn, expected.Source), (actual.Begin, actual.End, actual.BeganOn, actual.Source));
        Assert.Equal(expected.Edges.ToArray(), actual.Edges.ToArray());
        Assert.Equal(expected.Faults, actual.Faults);
    }

    private static LineTrace Make(long begin, bool beganOn, IReadOnlyList<int> gaps, bool[] levels, int rest, IEnumerable<(int At, string? Reason)> faults, string? source)
    {
        long at = begin;
        List<LineEdge> edges = [];
        for (int index = 0; index < gaps.Count; index++)
        {
            at += gaps[index];
            edges.Add(new LineEdge(at, levels[index]));
        }

        long end = at + rest;
        return new LineTrace(begin, end, beganOn, edges.ToArray(), [.. faults.Select(fault => new LineFault(begin + ((end - begin) * fault.At / 1000), fault.Reason ?? "")).OrderBy(fault => fault.Nanoseconds)])
        {
            Source = source,
        };
    }
}
