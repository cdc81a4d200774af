using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Led;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Files;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Tests.Checks.Led;

public sealed class LedCheckTests
{
    private static readonly CheckOptions s_noBoot = new() { Reboots = [] };

    [Theory]
    [InlineData("scm-a1")]
    [InlineData("scm-b1")]
    [InlineData("zymkey4")]
    public async Task A_good_unit_passes_before_and_after_each_kind_of_boot_with_its_traces_as_evidence(string profile)
    {
        RunRecord record = await new TestBench(UnitProfile.Parse(profile)).RunAsync(new LedCheck());
        Assert.Equal(Verdict.Pass, record.Verdict);
        StepRecord[] watched = [.. record.Steps.Where(step => step.Plan.Reboots is null)];
        Assert.Equal(7, watched.Length);
        Assert.All(watched, step =>
        {
            Attachment attachment = Assert.Single(step.Outcome!.Attachments!);
            Assert.Equal($"{step.Name.Replace('/', '-')}.vcd", attachment.Name);
            using TraceReader reader = TraceFile.Open(new StringReader(attachment.Text), attachment.Name, TraceFormat.Vcd);
            Assert.NotEmpty(reader.ReadToEnd().Edges.ToArray());
        });
        Assert.All(watched.Where(step => step.Name.EndsWith("steady", StringComparison.Ordinal)), step => Assert.Equal("DeveloperRunning", step.Outcome!.Observed("LED pattern")));
        Assert.All(watched.Where(step => step.Name.EndsWith("boot", StringComparison.Ordinal)), step => Assert.Contains("slow flashes for", step.Outcome!.Summary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_unit_in_production_mode_shows_it_and_is_only_read()
    {
        TestBench bench = TestBench.ScmA1();
        await using (SimulatedUnit unit = bench.Open())
        {
            Assert.Equal(0, unit.Module.Binding.LockBinding());
            unit.Module.Reboot(VirtualScm.RebootKind.Soft);
        }

        RunRecord record = await bench.RunAsync(s_noBoot, new LedCheck());
        StepOutcome steady = record.Step("led/steady")!.Outcome!;
        Assert.Equal(Verdict.Pass, steady.Verdict);
        Assert.Equal("ProductionRunning", steady.Observed("LED pattern"));
        Assert.Equal(0, record.RebootCount);
    }

    [Fact]
    public async Task A_fatal_code_fails_with_what_it_means_and_what_to_do()
    {
        StepOutcome steady = await WatchAsync(unit => unit.Module.Inject(Fault.Parse("corrupted-key-area")));
        Assert.Equal(("Fatal 6", Verdict.Fail), (steady.Observed("LED pattern"), steady.Verdict));
        Assert.NotNull(steady.Remedy);
    }

    [Theory]
    [InlineData("cpu-starvation")]
    [InlineData("supervised-boot-failure")]
    public async Task A_unit_that_stops_and_boots_while_it_is_watched_is_read_right_or_not_at_all(string fault)
    {
        StepOutcome steady = await WatchAsync(unit => unit.Module.Inject(Fault.Parse(fault)));
        Assert.NotEqual(steady.Observed("LED pattern")!.StartsWith("Fatal", StringComparison.Ordinal), steady.Verdict is Verdict.Inconclusive or Verdict.Pass);
    }

    [Fact]
    public async Task A_bench_without_a_line_proves_nothing_and_says_what_to_configure()
    {
        RunRecord record = await RunWithAsync(() => null);
        StepOutcome steady = record.Step("led/steady")!.Outcome!;
        Assert.Equal(Verdict.Inconclusive, steady.Verdict);
        Assert.Contains("station file", steady.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_cannot_be_opened_is_a_fault_of_the_bench()
    {
        RunRecord record = await RunWithAsync(() => throw new HostException("/dev/gpiochip9 is not there"));
        StepOutcome steady = record.Step("led/steady")!.Outcome!;
        Assert.Equal(Verdict.BenchFault, steady.Verdict);
        Assert.Contains("gpiochip9", steady.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_goes_away_is_a_fault_of_the_bench()
    {
        RunRecord record = await RunWithAsync(() => new DyingLine());
        Assert.Equal(Verdict.BenchFault, record.Step("led/steady")!.Outcome!.Verdict);
    }

    private static Task<RunRecord> RunWithAsync(Func<ILineEventSource?> open) => RunWithAsync(_ => open());

    private static async Task<RunRecord> RunWithAsync(Func<SimulatedUnit, ILineEventSource?> open)
    {
        TestBench bench = TestBench.ScmA1();
        await bench.GoAsync(new KillSwitch(), s_noBoot, [new LedCheck()], unit => new OtherUnit(unit) { Led = () => open(unit) });
        return bench.Record;
    }

    /// <summary>Has something happen at the moment in which the LED begins to be watched: most codes are shown three times, and then the unit reboots.</summary>
    private static async Task<StepOutcome> WatchAsync(Action<SimulatedUnit> happens)
    {
        RunRecord record = await RunWithAsync(unit =>
        {
            happens(unit);
            return unit.OpenLed();
        });
        return record.Step("led/steady")!.Outcome!;
    }

    /// <summary>A line whose chip is pulled out after the first look.</summary>
    private sealed class DyingLine : ILineEventSource
    {
        public string Description => "a line";

        public bool HasKernelEvidence => true;

        public long Now { get; private set; }

        public bool ReadLevel() => Now > 0 ? throw new HostException("the chip is gone") : false;

        public int Read(Span<LineEvent> events, TimeSpan patience)
        {
            Now += 1_000_000_000;
            throw new HostException("the chip is gone");
        }

        public void Dispose()
        {
        }
    }
}
