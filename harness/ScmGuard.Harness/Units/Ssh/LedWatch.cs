using System;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Drawing;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>Watches the unit's LED beside a run that is followed, also while the unit is down: each reading is written down when it is made, and the traces in stretches.</summary>
internal sealed class LedWatch : IAsyncDisposable
{
    private const string Topic = "led";

    // A stretch of a line that floats, 200 edges in a second, is still one that a journal can hold.
    private const int MostEdges = 20_000;

    // A LED that says something else again and again is not told for ever.
    private const int MostReadings = 500;

    private readonly ILineEventSource _line;
    private readonly ControllerJournal _journal;
    private readonly TimeSpan _stretch;
    private readonly CancellationTokenSource _stop = new();
    private int _readings;

    /// <summary>Begins to watch.</summary>
    /// <param name="line">The line, which is disposed with this.</param>
    /// <param name="journal">Where it is written down.</param>
    /// <param name="stretch">How long a trace is.</param>
    public LedWatch(ILineEventSource line, ControllerJournal journal, TimeSpan stretch)
    {
        _line = line;
        _journal = journal;
        _stretch = stretch;
        Watching = Task.Factory.StartNew(Watch, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Over when the watching is: at the end, or when the line went away.</summary>
    internal Task Watching { get; }

    /// <summary>Ends, and writes the last stretch down.</summary>
    /// <exception cref="JournalException">Something could not be written down.</exception>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await Watching.ConfigureAwait(false);
        }
        finally
        {
            _line.Dispose();
            _stop.Dispose();
        }
    }

    private void Watch()
    {
        string origin = $"the controller, {LedEvidence.OriginOf(_line)}";
        LineRecorder recorder = new(_line, new LineRecorderOptions { MostEdges = MostEdges });
        for (int stretch = 1; !_stop.IsCancellationRequested; stretch++)
        {
            LineTrace trace = recorder.Record(_stretch, _stop.Token, new Teller(this)) with { Source = origin };
            LedReading reading = LedDecoder.Decode(trace);
            _journal.Write(new Remark(Topic, FormattableString.Invariant($"{trace.Length.TotalSeconds:0.#} s of the LED. {LedSentence.Of(reading, trace.Begin)}."), [])
            {
                Observations = LedEvidence.Observations(trace, reading, origin),
                Attachments = [LedEvidence.Attach(FormattableString.Invariant($"controller-led-{stretch}.vcd"), trace)],
            });
            if (trace.Length < _stretch && !_stop.IsCancellationRequested)
            {
                _journal.Write(Topic, $"The LED is no longer watched: {(trace.Faults.Count > 0 ? trace.Faults[^1].Reason.TrimEnd('.') : "the line ended")}.");
                return;
            }
        }
    }

    private void Tell(LedReading reading)
    {
        if (_readings++ < MostReadings)
        {
            _journal.Write(Topic, $"The LED shows: {LedSentence.Of(reading with { At = null }, 0)}.");
        }
    }

    /// <summary>Decodes a stretch while it is recorded.</summary>
    private sealed class Teller(LedWatch watch) : ILineObserver
    {
        private readonly LedDecoder _decoder = new();

        public void OnBegin(long nanoseconds, bool isOn) => _decoder.Begin(nanoseconds, isOn);

        public void OnEdge(LineEdge edge) => Tell(_decoder.Add(edge));

        public void OnFault(LineFault fault) => _decoder.Fault(fault);

        public void OnTime(long nanoseconds) => Tell(_decoder.Advance(nanoseconds));

        private void Tell(LedReading? reading)
        {
            if (reading is not null)
            {
                watch.Tell(reading);
            }
        }
    }
}
