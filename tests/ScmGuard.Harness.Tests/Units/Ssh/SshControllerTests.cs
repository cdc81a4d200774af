using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Ssh;

namespace ScmGuard.Harness.Tests.Units.Ssh;

public sealed class SshControllerTests : IDisposable
{
    private static readonly TimeSpan s_silence = new SshControllerOptions().SilenceLimit;

    private readonly string _folder = Directory.CreateTempSubdirectory("scmguard-ssh-").FullName;
    private int _runs;

    public SshControllerTests() => File.WriteAllText(Path.Join(Directory.CreateDirectory(Path.Join(_folder, "program")).FullName, "scm-harness.dll"), "program");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_run_is_followed_across_its_reboot_and_its_journal_comes_home()
    {
        ScriptedUnit unit = new();
        (ControlledRun run, string folder) = await RunAsync(unit);
        Assert.Equal((null, Verdict.Pass), (run.Fault, run.Verdict));
        Assert.Equal(unit.Journal, JournalExport.Read(Path.Join(folder, "journal.jsonl")));
        Assert.Contains(Seen(folder), remark => remark.Text == $"Boot {ScriptedUnit.BootIdOf(2)} followed boot {ScriptedUnit.BootIdOf(1)}.");
        Assert.Equal(1, unit.Begun);
    }

    [Fact]
    public void What_is_measured_from_outside_holds_the_truth_between_its_bounds()
    {
        Gen<TimeSpan> times = Gen.Choose(0, 40_000).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds));
        Arbitrary<TimeSpan[]> boots = times.ArrayOf(6).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(boots, ArbMap.Default.ArbFor<bool>(), (time, isSoft) =>
        {
            ScriptedUnit unit = new(isSoft ? RebootKind.Soft : RebootKind.PowerCut)
            {
                Order = time[0],
                Shutdown = time[1],
                ToPort = time[2],
                ToBanner = time[3],
                ToSession = time[4],
            };
            (_, string folder) = Task.Run(() => RunAsync(unit, poll: time[5] + TimeSpan.FromMilliseconds(1))).GetAwaiter().GetResult();
            Remark boot = Assert.Single(Seen(folder), remark => remark.Measurements.Count > 0);
            foreach (string milestone in (string[])["SSH port", "SSH banner", "first answer"])
            {
                double truth = (unit.Truth[milestone] - unit.Truth["begin"]).TotalSeconds;
                double Bound(string kind) => boot.Measurements.Single(measurement => measurement.Name.EndsWith($"{milestone}, {kind}", StringComparison.Ordinal)).Value;
                Assert.InRange(truth, Bound("at least"), Bound("at most"));
            }
        }));
    }

    [Fact]
    public async Task The_controller_reconnects_to_the_old_boot()
    {
        // The order is given, and for 40 s sessions of the old boot still answer.
        ScriptedUnit unit = new() { ShutsDown = false };
        unit.Time.After(TimeSpan.FromSeconds(20), () => unit.Spoil = (_, _, _) => throw new HostException("closed"));
        unit.Time.After(TimeSpan.FromSeconds(30), () => unit.Spoil = (_, words, answer) => words[0] == "cat" ? answer : throw new HostException("closed"));
        (ControlledRun run, string folder) = await RunAsync(unit);
        Assert.Equal(Verdict.BenchFault, run.Verdict);
        Assert.DoesNotContain(Seen(folder), remark => remark.Text.Contains("followed boot", StringComparison.Ordinal));
        Assert.InRange(unit.Time.Elapsed, s_silence, s_silence + TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("bash: cat: command not found")]
    [InlineData("")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("00000002-2222-4333-8444-555555555555 and more")]
    public async Task An_error_text_is_taken_for_a_boot_id(string text)
    {
        ScriptedUnit unit = new();
        unit.Spoil = (_, words, answer) => words[0] == "cat" && unit.Time.Elapsed > TimeSpan.FromSeconds(5) && unit.Time.Elapsed < TimeSpan.FromSeconds(90)
            ? answer with { Output = text }
            : answer;
        (ControlledRun run, string folder) = await RunAsync(unit);
        Assert.Equal(Verdict.Pass, run.Verdict);
        Remark boot = Assert.Single(Seen(folder), remark => remark.Measurements.Count > 0);
        Assert.True(boot.Measurements.Single(measurement => measurement.Name.EndsWith("first answer, at most", StringComparison.Ordinal)).Value > 80);
    }

    [Fact]
    public async Task An_error_text_instead_of_the_first_boot_id_is_a_fault_of_the_bench()
    {
        ScriptedUnit unit = new() { Spoil = (_, _, answer) => answer with { Output = "Permission denied" } };
        (ControlledRun run, _) = await RunAsync(unit);
        Assert.Equal(Verdict.BenchFault, run.Verdict);
        Assert.Contains("no UUID: \"Permission denied\"", run.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SSH_is_up_but_sessions_close()
    {
        ScriptedUnit unit = new() { ToSession = TimeSpan.FromMinutes(5) };
        (ControlledRun run, string folder) = await RunAsync(unit);
        Assert.Equal(Verdict.Pass, run.Verdict);
        Remark boot = Assert.Single(Seen(folder), remark => remark.Measurements.Count > 0);
        double banner = boot.Measurements.Single(measurement => measurement.Name.EndsWith("SSH banner, at most", StringComparison.Ordinal)).Value;
        double answer = boot.Measurements.Single(measurement => measurement.Name.EndsWith("first answer, at least", StringComparison.Ordinal)).Value;
        Assert.InRange(answer - banner, 290, 301);
    }

    [Theory]
    [InlineData(RebootKind.Soft)]
    [InlineData(RebootKind.Cold)]
    [InlineData(RebootKind.PowerCut)]
    public async Task A_reboot_that_never_comes_back(RebootKind kind)
    {
        ScriptedUnit unit = new(kind) { ComesBack = false };
        (ControlledRun run, string folder) = await RunAsync(unit);
        Assert.Equal(Verdict.BenchFault, run.Verdict);
        Assert.InRange(unit.Time.Elapsed, s_silence, s_silence + TimeSpan.FromMinutes(2));

        // A soft reboot may be quicker than the next look at the journal.
        Assert.Contains(kind is RebootKind.Soft ? "no useful answer" : ScriptedUnit.Step, run.Fault, StringComparison.Ordinal);
        Entry last = JournalExport.Read(Path.Join(folder, "journal.jsonl"))[^1].ReadEntry();
        Assert.True(kind is RebootKind.Soft ? last is Loaded : last is StepIntended);
    }

    [Fact]
    public async Task SSH_cut_in_the_middle_of_a_command()
    {
        // The run begins, and the connection is gone before that is said. It is not begun twice.
        ScriptedUnit unit = new() { Spoil = (_, words, answer) => words.Contains("run") ? throw new HostException("Connection reset") : answer };
        (ControlledRun run, string folder) = await RunAsync(unit);
        Assert.Equal((Verdict.Pass, 1), (run.Verdict, unit.Begun));
        Assert.Contains(Seen(folder), remark => remark.Text.Contains("Connection reset", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_did_not_begin_is_a_fault_of_the_bench_with_the_units_own_words()
    {
        ScriptedUnit unit = new();
        unit.Spoil = (_, words, answer) => words.Contains("run") ? new HostAnswer(2, "", "there is an active run")
            : words.Contains("lines") ? new HostAnswer(1, "", "there is no journal") : answer;
        (ControlledRun run, _) = await RunAsync(unit);
        Assert.Equal(Verdict.BenchFault, run.Verdict);
        Assert.Contains("there is an active run", run.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bench_fault_reported_as_a_unit_failure()
    {
        ScriptedUnit whole = new();
        await RunAsync(whole);
        for (int call = 1; call <= whole.Calls; call++)
        {
            // Once, and from there on for ever; as a cut, and as an answer that is none.
            foreach (bool isForEver in (bool[])[false, true])
            {
                foreach (bool isCut in (bool[])[false, true])
                {
                    ScriptedUnit unit = new();
                    unit.Spoil = (number, _, answer) => number != call && !(isForEver && number > call) ? answer
                        : isCut ? throw new HostException("cut") : new HostAnswer(0, "garbage\n", "");
                    (ControlledRun run, _) = await RunAsync(unit);
                    Assert.True(run.Verdict is Verdict.BenchFault || (!isForEver && run.Verdict is Verdict.Pass), $"call {call}: {run.Verdict}");
                    Assert.True(unit.Time.Elapsed < s_silence + TimeSpan.FromMinutes(3), $"call {call}: {unit.Time.Elapsed}");
                }
            }
        }
    }

    [Fact]
    public async Task A_unit_that_fails_is_told_by_its_journal_alone()
    {
        // The control: a run that ends badly by its own evidence.
        ScriptedUnit unit = new();
        (ControlledRun run, _) = await RunAsync(unit);
        List<JournalLine> lines = [.. run.Lines.Take(run.Lines.Count - 2)];
        lines.Add(JournalLine.After(lines[^1], unit.Time.GetUtcNow(), new StepConcluded(ScriptedUnit.Step, StepOutcome.Fail("lost"))));
        lines.Add(JournalLine.After(lines[^1], unit.Time.GetUtcNow(), new RunEnded(Verdict.Fail)));
        Assert.Equal(Verdict.Fail, (run with { Lines = lines }).Verdict);
    }

    [Fact]
    public async Task A_journal_that_was_changed_on_the_unit_is_not_taken()
    {
        ScriptedUnit unit = new() { Spoil = (_, words, answer) => words.Contains("lines") ? answer with { Output = answer.Output.Replace("persistence", "persistance", StringComparison.Ordinal) } : answer };
        (ControlledRun run, string folder) = await RunAsync(unit);
        Assert.Equal(Verdict.BenchFault, run.Verdict);
        Assert.Contains("line 1 was changed", run.Fault, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(folder, "journal.jsonl")));
    }

    [Theory]
    [InlineData(RebootKind.PowerCut)]
    [InlineData(RebootKind.Cold)]
    public async Task The_power_is_switched_when_a_step_waits_for_it(RebootKind kind)
    {
        ScriptedUnit unit = new(kind);
        (ControlledRun run, string folder) = await RunAsync(unit);
        Assert.Equal(Verdict.Pass, run.Verdict);
        Assert.Equal(["switch off", "switch on"], unit.Switched.Select(line => line.Split(" at ")[0]));
        int[] times = [.. unit.Switched.Select(line => int.Parse(line.Split(" at ")[1], null))];
        Assert.InRange(times[1] - times[0], 10, 12);

        // A cold boot's power goes only after the shutdown.
        Assert.True(kind is RebootKind.PowerCut || times[0] >= 25);
        Assert.Contains(Seen(folder), remark => remark.Measurements.Any(measurement => measurement.Name == "power on to SSH port, at most"));
    }

    [Fact]
    public async Task A_unit_that_does_not_shut_down_keeps_its_power()
    {
        ScriptedUnit unit = new(RebootKind.Cold) { ShutsDown = false };
        (ControlledRun run, _) = await RunAsync(unit);
        Assert.Equal(Verdict.BenchFault, run.Verdict);
        Assert.Empty(unit.Switched);
    }

    [Fact]
    public async Task A_power_switch_that_fails_does_not_leave_the_unit_in_the_dark()
    {
        ScriptedUnit unit = new(RebootKind.PowerCut) { Power = word => new HostAnswer(word == "off" ? 1 : 0, "", "relay stuck") };
        (ControlledRun run, _) = await RunAsync(unit);
        Assert.Equal(Verdict.BenchFault, run.Verdict);
        Assert.Contains("relay stuck", run.Fault, StringComparison.Ordinal);
        Assert.StartsWith("switch on", unit.Switched[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_station_without_a_power_switch_says_so()
    {
        ScriptedUnit unit = new(RebootKind.PowerCut);
        (ControlledRun run, _) = await RunAsync(unit, station: Bench with { Power = null });
        Assert.Equal(Verdict.BenchFault, run.Verdict);
        Assert.Contains("cannot", run.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_has_a_run_is_left_as_it_is()
    {
        (_, string folder) = await RunAsync(new ScriptedUnit());
        byte[] before = File.ReadAllBytes(Path.Join(folder, "controller.jsonl"));
        await Assert.ThrowsAsync<JournalException>(() => Controller(new ScriptedUnit(), Bench).RunAsync([], folder, CancellationToken.None));
        Assert.Equal(before, File.ReadAllBytes(Path.Join(folder, "controller.jsonl")));
    }

    private static Station Bench => Station.Default with
    {
        Ssh = new SshAccess("bench", "zymbit", "/known_hosts"),
        Power = new PowerControl(["switch", "off"], ["switch", "on"]),
    };

    private static IReadOnlyList<Remark> Seen(string folder) =>
        [.. JournalExport.Read(Path.Join(folder, "controller.jsonl")).Select(line => Assert.IsType<Remark>(line.ReadEntry()))];

    private SshController Controller(ScriptedUnit unit, Station station, TimeSpan? poll = null) =>
        new(station, unit, unit, new SshControllerOptions { ProgramFolder = Path.Join(_folder, "program"), Time = unit.Time, PollInterval = poll ?? TimeSpan.FromSeconds(1) }, _ => { });

    private async Task<(ControlledRun Run, string Folder)> RunAsync(ScriptedUnit unit, Station? station = null, TimeSpan? poll = null)
    {
        string folder = Path.Join(_folder, "out", $"{++_runs}");
        return (await Controller(unit, station ?? Bench, poll).RunAsync(["--check", "persistence"], folder, CancellationToken.None), folder);
    }
}
