using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>
/// A line whose records come through a pipe, a file or a socket, byte for byte as the kernel would write them. Its level is that of the last event read;
/// before the first one it is what the opener says.
/// </summary>
/// <remarks>
/// The records' clock need not be this computer's, and a file is read faster than it was written. So the first record is taken to be of the moment that
/// it is read in, the others keep their distances from it, and the line's own clock is this computer's CLOCK_MONOTONIC, or the last record's time where
/// that is later.
/// </remarks>
public sealed class PipeLine : ILineEventSource
{
    private readonly SafeFileHandle _file;
    private readonly LineEventReader _reader;
    private readonly Func<long>? _now;
    private bool _isOn;
    private long? _shift;
    private long _last;

    /// <summary>Takes over an open file.</summary>
    /// <param name="file">The file, which is closed with the line.</param>
    /// <param name="description">What it is.</param>
    /// <param name="beginsOn">What the LED is before the first event.</param>
    /// <param name="now">The clock of the records in nanoseconds, which are then left as they are; null for what the remarks say.</param>
    public PipeLine(SafeFileHandle file, string description, bool beginsOn = false, Func<long>? now = null)
    {
        _file = file ?? throw new ArgumentNullException(nameof(file));
        _reader = new LineEventReader(file);
        _now = now;
        _isOn = beginsOn;
        Description = description;
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <remarks>The records have the kernel's time and count. That they come from a kernel is the word of who writes them.</remarks>
    public bool HasKernelEvidence => true;

    /// <inheritdoc/>
    public long Now => _now?.Invoke() ?? Math.Max(_last, MonotonicClock.Now);

    /// <summary>Opens a pipe or a file. A pipe that nobody writes to yet is waited for as an LED that does not change.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="beginsOn">What the LED is before the first event.</param>
    /// <exception cref="HostException">It cannot be opened.</exception>
    public static PipeLine Open(string path, bool beginsOn = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        int error = new LinuxGpio().Open(path, out SafeFileHandle? file);
        return error == 0
            ? new PipeLine(file!, path, beginsOn)
            : throw new HostException($"{path} cannot be opened: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <inheritdoc/>
    public bool ReadLevel() => _isOn;

    /// <inheritdoc/>
    public int Read(Span<LineEvent> events, TimeSpan patience)
    {
        try
        {
            int count = _reader.Read(events, patience);
            foreach (ref LineEvent seen in events[..count])
            {
                if (_now is null)
                {
                    _shift ??= MonotonicClock.Now - seen.Nanoseconds;
                    seen = seen with { Nanoseconds = seen.Nanoseconds + _shift.Value };
                    _last = seen.Nanoseconds;
                }

                _isOn = seen.IsOn;
            }

            return count;
        }
        catch (HostException exception)
        {
            throw new HostException($"{Description}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
