using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>
/// Makes events of the records that the kernel writes (<c>struct gpio_v2_line_event</c>, 48 bytes, in the byte order of this computer), however they
/// are cut into pieces. Nothing is allocated for an event. Not for several threads at once.
/// </summary>
public sealed class LineEventReader
{
    /// <summary>The length of a record in bytes.</summary>
    public const int RecordSize = 48;

    private readonly IByteSource _source;
    private readonly byte[] _buffer = new byte[64 * RecordSize];
    private int _begin;
    private int _end;
    private bool _hasEnded;

    /// <summary>Reads a line's file, or a pipe in its place. The handle stays the caller's.</summary>
    /// <param name="file">The file, open for reading.</param>
    public LineEventReader(SafeFileHandle file)
        : this(new PolledFile(file ?? throw new ArgumentNullException(nameof(file))))
    {
    }

    /// <summary>Reads a stream, which waits for bytes as long as it pleases. It stays the caller's.</summary>
    /// <param name="stream">The stream.</param>
    public LineEventReader(Stream stream)
        : this(new ByteStream(stream ?? throw new ArgumentNullException(nameof(stream))))
    {
    }

    internal LineEventReader(IByteSource source) => _source = source;

    /// <summary>Waits for events. A record that is not whole yet is kept for the next call.</summary>
    /// <param name="events">Receives them, in their order.</param>
    /// <param name="patience">How long to wait for the first one.</param>
    /// <returns>How many; 0 when the time was up.</returns>
    /// <exception cref="HostException">There will be no more, or what comes is no record.</exception>
    public int Read(Span<LineEvent> events, TimeSpan patience)
    {
        long begin = Stopwatch.GetTimestamp();
        while (true)
        {
            int count = Take(events);
            if (count > 0 || events.IsEmpty)
            {
                return count;
            }

            if (_hasEnded)
            {
                throw new HostException(_end == _begin
                    ? "there are no more events: its other end is closed"
                    : $"it ended in the middle of a record: {_end - _begin} of {RecordSize} bytes");
            }

            TimeSpan left = patience - Stopwatch.GetElapsedTime(begin);
            if (_source.Read(_buffer.AsSpan(_end), left > TimeSpan.Zero ? left : TimeSpan.Zero) is not { } length)
            {
                return 0;
            }

            _hasEnded = length == 0;
            _end += length;
        }
    }

    private int Take(Span<LineEvent> events)
    {
        int count = 0;
        while (count < events.Length && _end - _begin >= RecordSize)
        {
            GpioLineEvent record = MemoryMarshal.Read<GpioLineEvent>(_buffer.AsSpan(_begin));
            if (record.Id is not (GpioAbi.GPIO_V2_LINE_EVENT_RISING_EDGE or GpioAbi.GPIO_V2_LINE_EVENT_FALLING_EDGE) || record.TimestampNanoseconds > long.MaxValue)
            {
                // What came before it is good, and is given first.
                return count > 0 ? count : throw Strange(record);
            }

            // With the flag for active low, the kernel has turned the edges round already.
            events[count++] = new LineEvent((long)record.TimestampNanoseconds, record.Id == GpioAbi.GPIO_V2_LINE_EVENT_RISING_EDGE, record.LineSequence);
            _begin += RecordSize;
        }

        if (_begin > 0)
        {
            _buffer.AsSpan(_begin.._end).CopyTo(_buffer);
            _end -= _begin;
            _begin = 0;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HostException Strange(GpioLineEvent record) => new(
        $"what was read is no event of a GPIO line: its kind is {record.Id} and its time {record.TimestampNanoseconds} ns. Expected kind 1 or 2, as in struct gpio_v2_line_event");
}
