using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Ssh;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Tests.Units;

public sealed class LedWatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scm-watch").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_controller_writes_down_each_reading_and_the_traces_in_stretches()
    {
        await using SimulatedUnit unit = SimulatedUnit.Open(null, UnitProfile.ScmA1);
        Remark[] seen = await WatchAsync(new EndingLine(unit.OpenLed()!, 130), TimeSpan.FromSeconds(60));
        Assert.Contains(seen, remark => remark.Text.StartsWith("The LED shows: DeveloperRunning", StringComparison.Ordinal));
        Remark[] stretches = [.. seen.Where(remark => remark.Attachments is not null)];
        Assert.Equal(["controller-led-1.vcd", "controller-led-2.vcd", "controller-led-3.vcd"], stretches.Select(remark => Assert.Single(remark.Attachments!).Name));
        Assert.All(stretches[..2], remark => Assert.Contains("60 s of the LED. DeveloperRunning", remark.Text, StringComparison.Ordinal));
        Assert.All(stretches, remark => Assert.StartsWith("the controller, ", remark.Observations!.Single(observation => observation.Name == "LED origin").Value, StringComparison.Ordinal));
        Assert.Contains("no longer watched", seen[^1].Text, StringComparison.Ordinal);
        Assert.All(seen, remark => Assert.Equal("led", remark.Topic));
    }

    [Fact]
    public async Task A_line_that_floats_ends_the_watching_with_one_stretch()
    {
        Remark[] seen = await WatchAsync(new FloatingLine(), TimeSpan.FromHours(1));
        Assert.Single(seen, remark => remark.Attachments is not null);
        Assert.Contains("no longer watched", seen[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(seen, remark => remark.Text.Contains("Fatal", StringComparison.Ordinal));
    }

    private async Task<Remark[]> WatchAsync(ILineEventSource line, TimeSpan stretch)
    {
        using (ControllerJournal journal = new(_folder, TimeProvider.System))
        {
            LedWatch watch = new(line, journal, stretch);
            await watch.Watching;
            await watch.DisposeAsync();
        }

        return [.. JournalExport.Read(Path.Combine(_folder, ControllerJournal.FileName)).Select(entry => (Remark)entry.ReadEntry())];
    }

    /// <summary>A line that goes away after some seconds.</summary>
    private sealed class EndingLine(ILineEventSource line, int seconds) : ILineEventSource
    {
        private readonly long _end = line.Now + (seconds * 1_000_000_000L);

        public string Description => line.Description;

        public bool HasKernelEvidence => true;

        public long Now => line.Now;

        public bool ReadLevel() => Now < _end ? line.ReadLevel() : throw new HostException("the chip is gone");

        public int Read(Span<LineEvent> events, TimeSpan patience) => Now < _end ? line.Read(events, patience) : throw new HostException("the chip is gone");

        public void Dispose() => line.Dispose();
    }

    /// <summary>A line without anything on it: it changes a thousand times a second.</summary>
    private sealed class FloatingLine : ILineEventSource
    {
        private uint _count;

        public string Description => "a line";

        public bool HasKernelEvidence => true;

        public long Now => _count * 1_000_000L;

        public bool ReadLevel() => _count % 2 == 1;

        public int Read(Span<LineEvent> events, TimeSpan patience)
        {
            _count++;
            events[0] = new LineEvent(Now, ReadLevel(), _count);
            return 1;
        }

        public void Dispose()
        {
        }
    }
}
