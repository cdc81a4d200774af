using System;
using System.Threading;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>
/// Records what a line does. Lost edges (a gap in the count), two equal edges, a level that its edges do not lead to, and more edges than an LED has, are
/// reported as faults of the trace and never repaired. Not for several threads at once.
/// </summary>
public sealed class LineRecorder
{
    /// <summary>The longest trace: 100 days.</summary>
    public static readonly TimeSpan LongestTrace = TimeSpan.FromDays(100);

    // How late it may be noticed that a recording is to end.
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(100);

    // Longer than an interrupt is on its way to whoever reads the line.
    private static readonly TimeSpan s_underWay = TimeSpan.FromMilliseconds(10);

    private readonly ILineEventSource _source;
    private readonly LineRecorderOptions _options;
    private readonly LineEvent[] _events = new LineEvent[256];
    private uint? _sequence;
    private int _pending;
    private LineRecording? _recording;
    private string? _death;
    private long _heard;

    /// <summary>Makes a recorder.</summary>
    /// <param name="source">The line. It stays the caller's, and nobody else may read from it.</param>
    /// <param name="options">What is held to; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is not above 0.</exception>
    public LineRecorder(ILineEventSource source, LineRecorderOptions? options = null)
    {
        _source = source ?? throw new ArgumentNullException(nameof(source));
        _options = options ?? new LineRecorderOptions();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MostEdges, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_options.MostEdgesPerSecond, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(_options.LevelPeriod, TimeSpan.Zero, nameof(options));
    }

    /// <summary>Begins a trace: edges from now on belong to it, also those that come before <see cref="Record"/> is called. What came before now is forgotten.</summary>
    /// <remarks>The source keeps only so many edges until they are read: a kernel <see cref="GpioLine.EventBufferSize"/>.</remarks>
    public void Begin()
    {
        _pending = 0;
        _death = null;
        long now = _source.Now;
        bool isOn = false;
        try
        {
            long before = now;
            isOn = _source.ReadLevel();
            _heard = now = _source.Now;
            while (_pending == 0 && _source.Read(_events, TimeSpan.Zero) is > 0 and int count)
            {
                int old = 0;
                for (; old < count && _events[old].Nanoseconds <= now; old++)
                {
                    Count(_events[old]);

                    // An edge while the level was read: the level may be that before it.
                    isOn = _events[old].Nanoseconds >= before ? _events[old].IsOn : isOn;
                }

                _pending = count - old;
                _events.AsSpan(old, _pending).CopyTo(_events);
            }
        }
        catch (HostException exception)
        {
            _death = exception.Message;
        }

        _recording = new LineRecording(_options, now, isOn);
    }

    /// <summary>Records a trace, from <see cref="Begin"/> on if that was called, otherwise from now on.</summary>
    /// <param name="length">How long the trace is to be, from its begin.</param>
    /// <param name="stop">Ends it early. What was seen until then is the trace.</param>
    /// <param name="observer">Told of everything as it comes; or null.</param>
    /// <returns>What was seen, always: if the line goes away, the trace ends there with a fault that says so.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The length is below 0, or longer than <see cref="LongestTrace"/>.</exception>
    public LineTrace Record(TimeSpan length, CancellationToken stop, ILineObserver? observer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, LongestTrace);
        if (_recording is null)
        {
            Begin();
        }

        LineRecording recording = _recording!;
        _recording = null;
        recording.Tell(observer);
        long until = recording.Begin + Nanoseconds(length);
        long end;
        try
        {
            if (_death is { } death)
            {
                throw new HostException(death);
            }

            int pending = _pending;
            _pending = 0;
            end = Take(recording, pending, until) && Follow(recording, until, stop)
                ? Math.Min(until, _source.Now)
                : recording.IsFull ? recording.Last : until;
        }
        catch (HostException exception)
        {
            end = Math.Min(until, Math.Max(_heard, recording.Last));
            recording.Report(end, $"the line went away, and the trace ends here: {exception.Message}");
        }

        recording.Pass(end);
        return recording.End(end, _source.Description);
    }

    private static long Nanoseconds(TimeSpan time) => time.Ticks * 100;

    private static TimeSpan Time(long nanoseconds) => TimeSpan.FromTicks(Math.Max(0, (nanoseconds + 99) / 100));

    /// <summary>Follows the line.</summary>
    /// <returns>False if the trace is over before the line was asked for everything.</returns>
    private bool Follow(LineRecording recording, long until, CancellationToken stop)
    {
        long nextLevel = recording.Begin + Nanoseconds(_options.LevelPeriod);
        while (_source.Now is long now && now < until && !stop.IsCancellationRequested)
        {
            TimeSpan patience = Time(Math.Min(Math.Min(until, nextLevel) - now, Nanoseconds(s_slice)));
            int count = Read(patience);
            if (!Take(recording, count, until))
            {
                return false;
            }

            if (count == 0)
            {
                // What has happened since the wait began may still be under way.
                recording.Pass(Math.Max(now, recording.Last));
            }

            if (_source.Now >= nextLevel)
            {
                if (!Compare(recording, until, out bool isCompared))
                {
                    return false;
                }

                nextLevel = isCompared ? _source.Now + Nanoseconds(_options.LevelPeriod) : nextLevel;
            }
        }

        while (Read(TimeSpan.Zero) is > 0 and int count)
        {
            if (!Take(recording, count, until))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Compares the level with the edges.</summary>
    /// <param name="recording">The trace.</param>
    /// <param name="until">Its end.</param>
    /// <param name="isCompared">False if an edge came meanwhile, so that it has to be done again.</param>
    /// <returns>False if the trace is over.</returns>
    private bool Compare(LineRecording recording, long until, out bool isCompared)
    {
        bool level = _source.ReadLevel();
        isCompared = true;
        if (level != recording.IsOn)
        {
            int count = Read(s_underWay);
            if (count > 0)
            {
                isCompared = false;
                return Take(recording, count, until);
            }

            level = _source.ReadLevel();
        }

        recording.Compare(Math.Min(_source.Now, until), level);
        return true;
    }

    private int Read(TimeSpan patience)
    {
        int count = _source.Read(_events, patience);
        _heard = _source.Now;
        return count;
    }

    /// <summary>Takes the events that were read.</summary>
    /// <returns>False if the trace is over: full, or its end reached.</returns>
    private bool Take(LineRecording recording, int count, long until)
    {
        bool goesOn = true;
        foreach (LineEvent seen in _events.AsSpan(0, count))
        {
            uint? before = Count(seen);
            goesOn = goesOn && seen.Nanoseconds <= until && !recording.IsFull;
            if (goesOn)
            {
                recording.Add(seen, before);
            }
        }

        return goesOn && !recording.IsFull;
    }

    private uint? Count(LineEvent seen)
    {
        uint? before = _sequence;
        _sequence = _source.HasKernelEvidence ? seen.Sequence : null;
        return before;
    }
}
