using System;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Led.Files;

namespace ScmGuard.Harness.Cli.Led;

/// <summary>Writes a line to a file while it is recorded: what ends the program leaves a trace up to there.</summary>
internal sealed class TraceKeeper(TraceWriter writer, Func<TraceHeader, TraceHeader> complete) : ILineObserver
{
    private const long FlushPeriod = 1_000_000_000;

    private long _flushed;

    public void OnBegin(long nanoseconds, bool isOn)
    {
        writer.Begin(complete(new TraceHeader(nanoseconds, isOn)));
        _flushed = nanoseconds;
    }

    public void OnEdge(LineEdge edge) => writer.Write(edge);

    public void OnFault(LineFault fault) => writer.Write(fault);

    public void OnTime(long nanoseconds)
    {
        if (nanoseconds - _flushed >= FlushPeriod)
        {
            writer.Flush();
            _flushed = nanoseconds;
        }
    }
}
