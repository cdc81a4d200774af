using System;
using System.Threading;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>Records what a line does.</summary>
/// <param name="source">The line. It stays the caller's.</param>
/// <param name="options">What it holds to; null for the defaults.</param>
public sealed class LineRecorder(ILineEventSource source, LineRecorderOptions? options = null)
{
    /// <summary>Begins a trace: edges from now on belong to it, also those that come before <see cref="Record"/> is called.</summary>
    public void Begin() => throw new NotImplementedException($"{source} {options}");

    /// <summary>Records a trace, from <see cref="Begin"/> on if that was called, otherwise from now on.</summary>
    /// <param name="length">How long the trace is to be, from its begin.</param>
    /// <param name="stop">Ends it early. What was seen until then is the trace.</param>
    /// <param name="observer">Told of everything as it comes; or null.</param>
    /// <returns>What was seen, always: if the line goes away, the trace ends there with a fault that says so.</returns>
    public LineTrace Record(TimeSpan length, CancellationToken stop, ILineObserver? observer = null) => throw new NotImplementedException();
}
