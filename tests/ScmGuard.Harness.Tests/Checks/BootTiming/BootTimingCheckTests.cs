using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Checks.BootTiming;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Checks.BootTiming;

public sealed class BootTimingCheckTests
{
    [Fact]
    public async Task A_virtual_A1_passes_with_what_is_planned_by_default()
    {
        RunRecord run = await RunAsync(TestBench.ScmA1());
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.Equal(BootTimingCheck.DefaultBoots + 1, run.RebootCount);
        Assert.Contains("0 of 20 boots are slow", Judged(run).Summary);
    }

    [Fact]
    public async Task A_virtual_B1_passes_because_its_mixture_is_normal()
    {
        RunRecord run = await RunAsync(TestBench.ScmB1());
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.InRange(Value(Judged(run), "slow share"), 0.1, 0.6);
        Assert.InRange(Value(Judged(run), "slow mode, offset"), 45, 55);
    }

    // The controls.
    [Fact]
    public async Task A_unit_that_boots_20_s_too_slowly_fails()
    {
        RunRecord run = await RunAsync(TestBench.ScmA1(), unit => unit.BootDelay = _ => TimeSpan.FromSeconds(20));
        Assert.Equal(Verdict.Fail, run.Verdict);
        Assert.Contains("fast mode's median", Judged(run).Summary);
    }

    [Fact]
    public async Task An_A1_with_the_slow_mode_of_a_B1_fails()
    {
        RunRecord run = await RunAsync(TestBench.ScmA1(), unit => unit.BootDelay = boot => TimeSpan.FromSeconds(boot.Number % 4 == 0 ? 50 : 0));
        Assert.Equal(Verdict.Fail, run.Verdict);
        Assert.Contains("a Rev A unit has no slow mode", Judged(run).Summary);
    }

    [Fact]
    public async Task The_first_boot_does_not_count()
    {
        // It is the second boot of the virtual unit: the first one made it.
        RunRecord run = await RunAsync(TestBench.ScmA1(), unit => unit.BootDelay = boot => TimeSpan.FromSeconds(boot.Number == 2 ? 300 : 0));
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.Contains("does not count", run.Step("boot-timing/first/measure")!.Outcome!.Summary);
    }

    [Fact]
    public async Task Rev_B_s_extra_time_shows_in_the_gap_before_the_kernel_and_nowhere_else()
    {
        RunRecord run = await RunAsync(TestBench.ScmB1());
        StepOutcome[] boots = [.. run.Steps.Where(step => step.Name.EndsWith("/measure", StringComparison.Ordinal)).Select(step => step.Outcome!)];
        double[] gaps = [.. boots.Select(boot => Value(boot, "off-kernel gap, at least"))];
        Assert.InRange(gaps.Max() - gaps.Min(), 45, 57);
        double[] answers = [.. boots.Select(boot => Value(boot, "kernel to first good answer, at most"))];
        Assert.InRange(answers.Max() - answers.Min(), 0, 0.1);
    }

    [Fact]
    public async Task Two_boots_in_the_same_minute_are_two_boots()
    {
        // Each boot goes by its boot_id. Nothing is looked up by a time, which is the same for both.
        RunRecord run = await RunAsync(TestBench.ScmA1(), unit => unit.BootDelay = _ => TimeSpan.FromSeconds(-29), new CheckOptions { Settings = Settings(("boot-timing.boots", "4")) });
        string?[] boots = [.. run.Steps.Where(step => step.Name.EndsWith("/measure", StringComparison.Ordinal)).Select(step => step.Outcome!.Observed("boot_id"))];
        Assert.Equal(5, boots.Distinct().Count());
        Assert.All(run.Steps.Where(step => step.Name.EndsWith("/measure", StringComparison.Ordinal)), step => Assert.InRange(Value(step.Outcome!, "boot time, at most"), 55, 70));
    }

    [Theory]
    [InlineData("no-rtc", "the kernel knows no RTC")]
    [InlineData("stepped", "was set by 31536000 s during this boot")]
    [InlineData("no-zone", "not two records")]
    public async Task A_clock_that_is_not_to_be_trusted_gives_no_number_and_no_verdict(string clock, string reason)
    {
        RunRecord run = await RunAsync(
            TestBench.ScmA1(),
            unit =>
            {
                Func<HostCommand, HostAnswer> systemctl = unit.SimulatedHost.Programs["systemctl"];
                if (clock == "no-rtc")
                {
                    unit.SimulatedHost.Files.Remove("/sys/class/rtc/rtc0/hctosys");
                }
                else
                {
                    unit.SimulatedHost.Programs["systemctl"] = command => systemctl(command) is var answer && clock == "stepped"
                        ? answer with { Output = answer.Output.Replace(" 2026-", " 2025-", StringComparison.Ordinal) }
                        : answer with { Output = answer.Output.Replace("UTC", "CET", StringComparison.Ordinal) };
                }
            },
            new CheckOptions { Cycles = 2 });
        Assert.Equal(Verdict.Inconclusive, run.Verdict);
        StepOutcome measured = run.Step("boot-timing/boot-0001/measure")!.Outcome!;
        Assert.Contains(reason, measured.Summary);
        Assert.DoesNotContain(measured.Measurements, measurement => measurement.Name.StartsWith("boot time", StringComparison.Ordinal) || measurement.Name.StartsWith("off-kernel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_without_systemd_is_a_fault_of_the_bench() =>
        Assert.Equal(Verdict.BenchFault, (await RunAsync(TestBench.ScmA1(), unit => unit.SimulatedHost.Programs.Remove("systemctl"), new CheckOptions { Cycles = 2 })).Verdict);

    [Fact]
    public async Task A_claim_that_is_shown_ends_the_check_before_all_planned_boots_are_made()
    {
        RunRecord run = await RunAsync(TestBench.ScmA1(), options: new CheckOptions { Reliability = 0.9, Settings = Settings(("boot-timing.boots", "40")) });
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.Equal(29 + 1, run.RebootCount);
        Assert.True(run.Step("boot-timing/boot-0029/measure")!.Outcome!.ConcludesCheck);
        Assert.Contains("29 boots without a failure show a reliability of 0.9", run.Step("boot-timing/boot-0029/measure")!.Outcome!.Observed("reliability"));
    }

    [Fact]
    public async Task A_claim_that_is_lost_ends_the_check_early_and_fails()
    {
        RunRecord run = await RunAsync(TestBench.ScmA1(), unit => unit.BootDelay = _ => TimeSpan.FromSeconds(200), new CheckOptions { Reliability = 0.95 });
        Assert.Equal(Verdict.Fail, run.Verdict);
        Assert.Equal(2 + 1, run.RebootCount);
    }

    [Theory]
    [InlineData(1, null, 0, 20)]
    [InlineData(7, null, 0, 7)]
    [InlineData(1, 0.95, 0, 59)]
    [InlineData(1, 0.5, 0, 20)]
    [InlineData(7, 0.95, 12, 12)]
    public void The_number_of_boots_follows_from_what_is_asked(int cycles, double? reliability, int setting, int boots)
    {
        CheckOptions options = new() { Cycles = cycles, Reliability = reliability, Settings = Settings(("boot-timing.boots", $"{setting}")) };
        Assert.Equal(boots + 1, new BootTimingCheck().Plan(new PlanRequest(options, [RebootKind.Soft])).Count(step => step.Reboots is not null));
    }

    [Theory]
    [InlineData(0.9999999999, 0.95)]
    [InlineData(0.9999, 0.999)]
    public void A_claim_that_no_run_can_show_is_refused_before_it_begins(double reliability, double confidence) => Assert.Contains(
        "boots",
        Assert.Throws<ArgumentException>(() => new BootTimingCheck().Plan(new PlanRequest(new CheckOptions { Reliability = reliability, Confidence = confidence }, [RebootKind.Soft]))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Progress_counts_down_to_nothing()
    {
        RunRecord run = await RunAsync(TestBench.ScmA1(), options: new CheckOptions { Cycles = 3 });
        StepOutcome[] boots = [.. run.Steps.Where(step => step.Name.EndsWith("/measure", StringComparison.Ordinal)).Select(step => step.Outcome!)];
        Assert.Equal([3, 2, 1, 0], boots.Select(boot => Value(boot, "boots left")));
        Assert.InRange(Value(boots[0], "time left"), 3 * 90, 3 * 105);
        Assert.Equal(0, Value(boots[3], "time left"));
        Assert.Equal("3 of 3 boots measured, about 0 min left", boots[3].Observed("progress"));
    }

    [Fact]
    public async Task Without_soft_reboots_nothing_is_measured_and_nothing_passes() =>
        Assert.Equal(Verdict.Inconclusive, (await RunAsync(TestBench.ScmA1(), options: new CheckOptions { Reboots = [RebootKind.PowerCut] })).Verdict);

    [Fact]
    public async Task A_model_without_a_published_budget_is_measured_and_not_judged()
    {
        RunRecord run = await RunAsync(new TestBench(UnitProfile.Hsm6), options: new CheckOptions { Cycles = 2 });
        Assert.Equal(Verdict.Inconclusive, run.Verdict);
        Assert.Contains("No page says how long a HSM6 takes", Judged(run).Summary);
    }

    [Fact]
    public async Task A_history_is_kept_from_run_to_run_and_shows_a_drift()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("scmguard boots ");
        try
        {
            CheckOptions options = new() { Settings = Settings(("boot-timing.history", JsonSerializer.Serialize(folder.FullName))) };
            RunRecord first = await RunAsync(TestBench.ScmA1(), options: options);
            Assert.Equal(Verdict.Pass, first.Verdict);
            Assert.Contains("too short to compare with", Judged(first).Observed("drift"));

            // The bench gives each run the same name; a history keeps a run once.
            string file = folder.GetFiles().Single().FullName;
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"test\"", "\"earlier\"", StringComparison.Ordinal));
            Assert.Equal(Verdict.Pass, (await RunAsync(TestBench.ScmA1(), options: options)).Verdict);
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"test\"", "\"later\"", StringComparison.Ordinal));

            RunRecord drifted = await RunAsync(TestBench.ScmA1(), unit => unit.BootDelay = _ => TimeSpan.FromSeconds(7), options);
            Assert.Equal(Verdict.Fail, drifted.Verdict);
            Assert.Contains("20 fast boots ago", Judged(drifted).Observed("drift"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_history_that_cannot_be_kept_is_a_fault_of_the_bench() => Assert.Equal(
        Verdict.BenchFault,
        (await RunAsync(TestBench.ScmA1(), options: new CheckOptions { Settings = Settings(("boot-timing.history", "\"/proc/nowhere\"")) })).Verdict);

    [Fact]
    public async Task What_was_proven_stands_though_the_history_cannot_be_kept() => Assert.Equal(
        Verdict.Fail,
        (await RunAsync(TestBench.ScmA1(), unit => unit.BootDelay = _ => TimeSpan.FromSeconds(30), new CheckOptions { Settings = Settings(("boot-timing.history", "\"/proc/nowhere\"")) })).Verdict);

    [Fact]
    public void The_check_can_be_named() => Assert.IsType<BootTimingCheck>(CheckCatalog.Find("boot-timing"));

    [Fact]
    public void Every_setting_accepts_its_own_default() => Assert.All(new BootTimingCheck().Settings, setting =>
    {
        Assert.StartsWith("boot-timing.", setting.Path, StringComparison.Ordinal);
        Assert.True(setting.Accepts(Json(setting is TextSetting ? JsonSerializer.Serialize(setting.Default) : setting.Default)), setting.Path);
    });

    private static async Task<RunRecord> RunAsync(TestBench bench, Action<SimulatedUnit>? furnish = null, CheckOptions? options = null)
    {
        RunState state = await bench.GoAsync(
            new KillSwitch(),
            options ?? new CheckOptions(),
            [new BootTimingCheck()],
            unit =>
            {
                furnish?.Invoke(unit);
                return unit;
            });
        Assert.Equal(RunState.Ended, state);
        foreach (StepRecord step in bench.Record.Steps.Where(step => step.Outcome is { Verdict: not Verdict.Pass }).Take(5))
        {
            TestContext.Current.TestOutputHelper!.WriteLine($"{step.Name} {step.Outcome!.Verdict}: {step.Outcome.Summary}");
        }

        return bench.Record;
    }

    private static StepOutcome Judged(RunRecord run) => run.Step("boot-timing/judge")!.Outcome!;

    private static double Value(StepOutcome outcome, string name) => outcome.Measurements.First(measurement => measurement.Name == name).Value;

    private static Dictionary<string, JsonElement> Settings(params (string Path, string Json)[] settings) => settings.ToDictionary(setting => setting.Path, setting => Json(setting.Json));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
