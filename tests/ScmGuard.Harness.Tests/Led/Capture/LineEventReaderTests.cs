using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Win32.SafeHandles;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Tests.Led.Capture;

public sealed class LineEventReaderTests
{
    private static readonly LineEvent[] s_events = [new(1, true, 1), new(long.MaxValue, false, 2), new(3_000_000_000, true, uint.MaxValue)];

    [Fact]
    public void Records_are_read_however_they_are_cut_in_two()
    {
        byte[] bytes = Records.Of(s_events);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            using Pipe pipe = new();
            LineEventReader reader = new(pipe.ReadEnd);
            pipe.Write(bytes.AsSpan(..cut));
            List<LineEvent> read = ReadWhatIsThere(reader);
            Assert.Equal(s_events.Take(cut / LineEventReader.RecordSize), read);
            pipe.Write(bytes.AsSpan(cut..));
            read.AddRange(ReadWhatIsThere(reader));
            Assert.Equal(s_events, read);
        }
    }

    [Fact]
    public void Records_are_read_byte_for_byte()
    {
        using Pipe pipe = new();
        LineEventReader reader = new(pipe.ReadEnd);
        List<LineEvent> read = [];
        foreach (byte part in Records.Of(s_events))
        {
            pipe.Write([part]);
            read.AddRange(ReadWhatIsThere(reader));
        }

        Assert.Equal(s_events, read);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(48)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void Records_of_a_stream_are_read_in_any_portions_and_into_any_room(int portion)
    {
        LineEvent[] events = Records.Alternating(1000);
        LineEventReader reader = new(new PortionStream(Records.Of(events), portion));
        List<LineEvent> read = [];
        LineEvent[] room = new LineEvent[1 + portion % 13];
        while (read.Count < events.Length)
        {
            read.AddRange(room.Take(reader.Read(room, TimeSpan.Zero)));
        }

        Assert.Equal(events, read);
    }

    [Fact]
    public void A_closed_pipe_ends_with_everything_read_and_then_an_error()
    {
        using Pipe pipe = new();
        LineEventReader reader = new(pipe.ReadEnd);
        pipe.Write(Records.Of(s_events));
        pipe.CloseWriteEnd();
        LineEvent[] room = new LineEvent[10];
        Assert.Equal(3, reader.Read(room, TimeSpan.FromHours(1)));
        Assert.Contains("closed", Assert.Throws<HostException>(() => reader.Read(room, TimeSpan.FromHours(1))).Message, StringComparison.Ordinal);
        Assert.Throws<HostException>(() => reader.Read(room, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_pipe_that_is_closed_within_a_record_says_so()
    {
        using Pipe pipe = new();
        LineEventReader reader = new(pipe.ReadEnd);
        pipe.Write(Records.Of(s_events).AsSpan(..60));
        pipe.CloseWriteEnd();
        LineEvent[] room = new LineEvent[10];
        Assert.Equal(1, reader.Read(room, TimeSpan.FromHours(1)));
        Assert.Contains("12 of 48 bytes", Assert.Throws<HostException>(() => reader.Read(room, TimeSpan.FromHours(1))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3, 5)]
    [InlineData(1, -1)]
    public void What_is_no_record_is_an_error_after_the_good_ones(uint id, long nanoseconds)
    {
        using Pipe pipe = new();
        LineEventReader reader = new(pipe.ReadEnd);
        pipe.Write([.. Records.Of(s_events[0]), .. Records.Of(nanoseconds, id, 2), .. Records.Of(s_events[2])]);
        LineEvent[] room = new LineEvent[10];
        Assert.Equal(1, reader.Read(room, TimeSpan.FromHours(1)));
        string message = Assert.Throws<HostException>(() => reader.Read(room, TimeSpan.FromHours(1))).Message;
        Assert.Contains($"kind is {id}", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quiet_pipe_is_waited_for_no_longer_than_told()
    {
        using Pipe pipe = new();
        Assert.Equal(0, new LineEventReader(pipe.ReadEnd).Read(new LineEvent[1], TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_an_error()
    {
        using SafeFileHandle folder = OpenFolder();
        Assert.Contains("can no longer be read", Assert.Throws<HostException>(() => new LineEventReader(folder).Read(new LineEvent[1], TimeSpan.FromHours(1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_for_an_edge()
    {
        byte[] all = Records.Of(Records.Alternating(50_000));
        using MemoryStream stream = new(all);
        LineEventReader reader = new(stream);
        using Pipe pipe = new();
        LineEventReader piped = new(pipe.ReadEnd);
        LineEvent[] room = new LineEvent[64];

        // The least of several rounds: the runtime makes things of its own while it learns the code.
        long least = long.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            int count = ReadAll();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal(50_000 + 6400, count);
        }

        Assert.Equal(0, least);

        int ReadAll()
        {
            int read = 0;
            stream.Position = 0;
            while (read < 50_000)
            {
                read += reader.Read(room, TimeSpan.Zero);
            }

            for (int i = 0; i < 100; i++)
            {
                pipe.Write(all.AsSpan(0, 64 * LineEventReader.RecordSize));
                read += piped.Read(room, TimeSpan.Zero);
            }

            return read;
        }
    }

    private static SafeFileHandle OpenFolder()
    {
        Assert.Equal(0, new LinuxGpio().Open("/tmp", out SafeFileHandle? folder));
        return folder!;
    }

    private static List<LineEvent> ReadWhatIsThere(LineEventReader reader)
    {
        List<LineEvent> all = [];
        LineEvent[] room = new LineEvent[2];
        while (reader.Read(room, TimeSpan.Zero) is > 0 and int count)
        {
            all.AddRange(room.Take(count));
        }

        return all;
    }

    private sealed class PortionStream(byte[] bytes, int portion) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(portion, buffer.Length)]);
    }
}
