using System;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Led.Decoding;

namespace ScmGuard.Harness.Cli.Led;

/// <summary>Decodes a line while it is recorded.</summary>
/// <param name="said">Told of each reading that is new, and when it was made, since the begin.</param>
internal sealed class LiveDecoder(Action<LedReading, TimeSpan> said) : ILineObserver
{
    private readonly LedDecoder _decoder = new();
    private long _begin;

    public void OnBegin(long nanoseconds, bool isOn)
    {
        _begin = nanoseconds;
        _decoder.Begin(nanoseconds, isOn);
    }

    public void OnEdge(LineEdge edge) => Tell(_decoder.Add(edge), edge.Nanoseconds);

    public void OnFault(LineFault fault) => _decoder.Fault(fault);

    public void OnTime(long nanoseconds) => Tell(_decoder.Advance(nanoseconds), nanoseconds);

    private void Tell(LedReading? reading, long now)
    {
        if (reading is not null)
        {
            said(reading, TimeSpan.FromTicks((now - _begin) / 100));
        }
    }
}
