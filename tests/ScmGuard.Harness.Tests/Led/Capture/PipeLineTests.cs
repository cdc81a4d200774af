using System;
using System.IO;
using System.Linq;
using System.Threading;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Tests.Led.Capture;

public sealed class PipeLineTests
{
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData(0)]
    [InlineData(Second)]
    [InlineData(long.MaxValue - 100 * Second)]
    public void A_file_of_records_is_recorded_with_its_distances_whatever_its_clock_was(long first)
    {
        string path = Path.GetTempFileName();
        try
        {
            LineEvent[] events = Records.Alternating(20, first);
            File.WriteAllBytes(path, Records.Of(events));
            using PipeLine line = PipeLine.Open(path);
            LineTrace trace = new LineRecorder(line).Record(TimeSpan.FromHours(1), CancellationToken.None);
            Assert.Equal(events.Skip(1).Select(seen => (seen.Nanoseconds - first, seen.IsOn)), trace.Edges.ToArray().Skip(trace.Edges.Length - 19).Select((edge, i) => (edge.Nanoseconds - trace.Edges.Span[^1].Nanoseconds + events[^1].Nanoseconds - first, edge.IsOn)));
            Assert.Contains("closed", Assert.Single(trace.Faults).Reason, StringComparison.Ordinal);
            Assert.Equal((path, trace.Edges.Span[^1].Nanoseconds), (trace.Source, trace.End));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Records_on_a_given_clock_are_left_as_they_are()
    {
        using Pipe pipe = new();
        LineEvent[] events = Records.Alternating(20);
        pipe.Write(Records.Of(events));
        pipe.CloseWriteEnd();
        using PipeLine line = new(pipe.ReadEnd, "a pipe", beginsOn: false, () => 0);
        LineTrace trace = new LineRecorder(line).Record(TimeSpan.FromSeconds(10), CancellationToken.None);
        Assert.Equal(events.Select(seen => new LineEdge(seen.Nanoseconds, seen.IsOn)), trace.Edges.ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_level_is_that_of_the_last_event(bool beginsOn)
    {
        using Pipe pipe = new();
        using PipeLine line = new(pipe.ReadEnd, "a pipe", beginsOn);
        Assert.Equal(beginsOn, line.ReadLevel());
        pipe.Write(Records.Of(Records.Alternating(2)));
        Assert.Equal(1, line.Read(new LineEvent[1], TimeSpan.Zero));
        Assert.True(line.ReadLevel());
        Assert.Equal(1, line.Read(new LineEvent[1], TimeSpan.Zero));
        Assert.False(line.ReadLevel());
    }

    [Fact]
    public void A_pipe_without_a_writer_is_an_LED_that_does_not_change()
    {
        using NamedPipe pipe = new();
        using PipeLine line = PipeLine.Open(pipe.Path);
        Assert.Equal(0, line.Read(new LineEvent[1], TimeSpan.Zero));
        using (FileStream writer = new(pipe.Path, FileMode.Open, FileAccess.Write))
        {
            writer.Write(Records.Of(Records.Alternating(1)));
        }

        Assert.Equal(1, line.Read(new LineEvent[2], TimeSpan.Zero));
        Assert.Throws<HostException>(() => line.Read(new LineEvent[2], TimeSpan.Zero));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_with_its_name() =>
        Assert.Contains("/nowhere/line cannot be opened: No such file", Assert.Throws<HostException>(() => PipeLine.Open("/nowhere/line")).Message, StringComparison.Ordinal);
}
