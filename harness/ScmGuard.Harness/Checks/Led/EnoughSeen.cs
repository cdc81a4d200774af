using System;
using System.Threading;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Led.Decoding;

namespace ScmGuard.Harness.Checks.Led;

/// <summary>Ends a recording when it has gone on for a time and the LED is decoded: a heartbeat needs seconds, and a fatal code may need minutes.</summary>
/// <param name="least">The least time.</param>
/// <param name="stop">Ends it in any case.</param>
internal sealed class EnoughSeen(TimeSpan least, CancellationToken stop) : ILineObserver, IDisposable
{
    private readonly CancellationTokenSource _enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
    private readonly LedDecoder _decoder = new();
    private long _begin;

    /// <summary>Cancelled when enough is seen.</summary>
    public CancellationToken Token => _enough.Token;

    public void OnBegin(long nanoseconds, bool isOn)
    {
        _begin = nanoseconds;
        _decoder.Begin(nanoseconds, isOn);
    }

    public void OnEdge(LineEdge edge) => _decoder.Add(edge);

    public void OnFault(LineFault fault) => _decoder.Fault(fault);

    public void OnTime(long nanoseconds)
    {
        _decoder.Advance(nanoseconds);
        if (nanoseconds - _begin >= least.Ticks * TimeSpan.NanosecondsPerTick && _decoder.Current is { IsDecoded: true })
        {
            _enough.Cancel();
        }
    }

    public void Dispose() => _enough.Dispose();
}
