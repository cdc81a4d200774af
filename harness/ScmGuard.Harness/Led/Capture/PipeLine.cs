using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>
/// A line whose records come through a pipe, a file or a socket, byte for byte as the kernel would write them. Its level is that of the last event read;
/// before the first one it is what the opener says.
/// </summary>
public sealed class PipeLine : ILineEventSource
{
    private readonly SafeFileHandle _file;
    private readonly LineEventReader _reader;
    private readonly Func<long> _now;
    private bool _isOn;

    /// <summary>Takes over an open file.</summary>
    /// <param name="file">The file, which is closed with the line.</param>
    /// <param name="description">What it is.</param>
    /// <param name="beginsOn">What the LED is before the first event.</param>
    /// <param name="now">The clock of the events in nanoseconds; null for this computer's CLOCK_MONOTONIC, which the kernel stamps with.</param>
    public PipeLine(SafeFileHandle file, string description, bool beginsOn = false, Func<long>? now = null)
    {
        _file = file ?? throw new ArgumentNullException(nameof(file));
        _reader = new LineEventReader(file);
        _now = now ?? (() => MonotonicClock.Now);
        _isOn = beginsOn;
        Description = description;
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    /// <remarks>The records have the kernel's time and count. That they come from a kernel is the word of who writes them.</remarks>
    public bool HasKernelEvidence => true;

    /// <inheritdoc/>
    public long Now => _now();

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
            _isOn = count > 0 ? events[count - 1].IsOn : _isOn;
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
