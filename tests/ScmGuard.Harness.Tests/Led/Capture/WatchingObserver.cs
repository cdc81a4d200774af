using System.Collections.Generic;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;

namespace ScmGuard.Harness.Tests.Led.Capture;

/// <summary>Writes down what it is told, and holds it to its promises.</summary>
internal sealed class WatchingObserver : ILineObserver
{
    private long _told = long.MinValue;

    public long Begin { get; private set; }

    public bool BeganOn { get; private set; }

    public List<LineEdge> Edges { get; } = [];

    public List<LineFault> Faults { get; } = [];

    public long Time { get; private set; }

    public void OnBegin(long nanoseconds, bool isOn)
    {
        Assert.Equal(long.MinValue, _told);
        (Begin, BeganOn) = (nanoseconds, isOn);
        _told = nanoseconds;
    }

    public void OnEdge(LineEdge edge)
    {
        Assert.True(edge.Nanoseconds >= _told, $"an edge at {edge.Nanoseconds} after everything up to {_told} had been told");
        _told = edge.Nanoseconds;
        Edges.Add(edge);
    }

    public void OnFault(LineFault fault) => Faults.Add(fault);

    public void OnTime(long nanoseconds)
    {
        Assert.True(nanoseconds >= _told);
        _told = Time = nanoseconds;
    }
}
