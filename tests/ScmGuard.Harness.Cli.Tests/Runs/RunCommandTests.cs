using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Cli.Runs;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Cli.Tests.Runs;

public sealed class RunCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    private string Out => _line.File("out");

    public void Dispose() => _line.Dispose();

    [Fact]
    public void An_affected_B1_fails_and_the_advisory_is_named()
    {
        (int exitCode, string output, string error) = Run("--profile", "scm-b1", "--firmware", "01.02.02release");
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Empty(error);
        Assert.Contains("#159", output, StringComparison.Ordinal);
        Assert.Contains("Verdict: Fail", output, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(Out, "report.html"), output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
        Assert.True(File.Exists(Path.Combine(Out, "journal.jsonl")));
    }

    [Theory]
    [InlineData("scm-a1")]
    [InlineData("hsm6")]
    public void A_unit_that_keeps_its_keys_passes(string profile)
    {
        (int exitCode, string output, string error) = Run("--profile", profile, "--cycles", "2", "--reboots", "soft,power-cut");
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Empty(error);
        Assert.Contains("Verdict: Pass", output, StringComparison.Ordinal);
        Assert.Contains("Boots: 4 asked for, 0 that nobody asked for.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_concluded_step_is_one_line()
    {
        string output = Run("--profile", "scm-a1", "--reboots", "soft").Output;
        RunRecord record = Record();
        Assert.All(record.Steps, step => Assert.Single(output.Split('\n'), line => line.Contains($" {step.Name}  ", StringComparison.Ordinal) && line.StartsWith(step.Outcome!.Verdict.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public void What_was_asked_for_is_in_the_journal()
    {
        string station = _line.File("station.yaml");
        File.WriteAllText(station, "name: bench 7\nunit: {model: SCM, revision: A1}\nbudget: {reboots-per-run: 33}\n");
        Run("--profile", "scm-a1", "--serial", "SERIAL-7", "--reboots", "cold", "--reliability", "0.9", "--confidence", "0.8", "--run", "run-7", "--station", station);
        RunRecord record = Record();
        Assert.Equal("run-7", record.Begun.Run);
        Assert.Equal("bench 7", record.Begun.Station.Name);
        Assert.Equal("SERIAL-7", record.Unit!.SerialNumber);
        Assert.Equal([RebootKind.Cold], record.Begun.Options.Reboots!);
        Assert.Equal((0.9, 0.8, 33), (record.Begun.Options.Reliability, record.Begun.Options.Confidence, record.Begun.Options.RebootsPerRun));
    }

    [Fact]
    public void A_run_that_uses_up_its_boots_is_halted_and_has_its_files()
    {
        string station = _line.File("station.yaml");
        File.WriteAllText(station, "name: bench\nbudget: {reboots-per-hour: 1}\n");
        (int exitCode, string output, _) = Run("--profile", "scm-a1", "--station", station);
        Assert.Equal(ExitCode.Halted, exitCode);
        Assert.Contains("Halted: ", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Out, "journal.jsonl")));
    }

    [Theory]
    [InlineData("scm-b1", "Fail")]
    [InlineData("scm-a1", "Pass")]
    public async Task A_run_that_was_stopped_in_its_middle_ends_with_the_same_verdict_when_it_is_resumed(string profile, string verdict)
    {
        int lines = LinesOf(profile);
        foreach (int after in new[] { 2, lines / 4, lines / 2, lines - 2 })
        {
            string place = _line.File($"stopped-{after}");
            await BeginAndStopAsync(place, profile, after);
            (int exitCode, string output, string error) = CommandLine.Run("resume", place);
            Assert.Empty(error);
            Assert.Equal(verdict == "Pass" ? ExitCode.Ok : ExitCode.Failed, exitCode);
            Assert.Contains($"Verdict: {verdict}", output, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Ok, CommandLine.Run("verify", place).ExitCode);
        }
    }

    [Fact]
    public void A_run_that_has_ended_says_its_verdict_again_when_it_is_resumed()
    {
        Run("--profile", "scm-b1", "--reboots", "soft");
        long lines = Record().LineCount;
        (int exitCode, string output, _) = CommandLine.Run("resume", Out);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains("Verdict: Fail", output, StringComparison.Ordinal);
        Assert.Equal(lines, Record().LineCount);
    }

    [Fact]
    public void A_run_that_another_process_drives_is_left_alone()
    {
        Run("--profile", "scm-a1", "--reboots", "soft");
        using (RunFolder.Existing(Out).Lock())
        {
            (int exitCode, string output, string error) = CommandLine.Run("resume", Out);
            Assert.Equal(ExitCode.Undecided, exitCode);
            Assert.Empty(output);
            Assert.Contains("another scm-harness", error, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Ok, CommandLine.Run("status", Out).ExitCode);
        }

        Assert.Equal(ExitCode.Ok, CommandLine.Run("resume", Out).ExitCode);
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_a_usage_error_and_nothing_is_touched()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "notes.txt"), "mine");
        (int exitCode, string output, string error) = Run("--profile", "scm-a1");
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.Contains("not empty. Expected a new or an empty folder", error, StringComparison.Ordinal);
        Assert.DoesNotContain("resume", error, StringComparison.Ordinal);
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(Out).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_with_a_run_in_it_is_a_usage_error_that_names_resume()
    {
        Run("--profile", "scm-a1", "--reboots", "soft");
        (int exitCode, _, string error) = Run("--profile", "scm-a1");
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains($"scm-harness resume {Out}", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_no_fault_of_the_unit()
    {
        (int exitCode, _, string error) = CommandLine.Run("run", "--out", "/proc/nowhere/out");
        Assert.Equal(ExitCode.Undecided, exitCode);
        Assert.StartsWith("scm-harness: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void All_errors_of_a_station_file_are_said_before_anything_is_done()
    {
        string station = _line.File("station.yaml");
        File.WriteAllText(station, "nam: bench\nssh: 3\n");
        (int exitCode, string output, string error) = Run("--station", station);
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.Contains($"{station}(1,1): unknown key nam.", error, StringComparison.Ordinal);
        Assert.Contains("Did you mean name?", error, StringComparison.Ordinal);
        Assert.Contains($"{station}(2,6): ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Theory]
    [InlineData("run", "Expected: scm-harness run --out DIR.")]
    [InlineData("run --out OUT --check persistance", "Did you mean persistence?")]
    [InlineData("run --out OUT --check persistence --check persistence", "named twice")]
    [InlineData("run --out OUT --unit locla", "Did you mean local?")]
    [InlineData("run --out OUT --unit ssh", "--station FILE")]
    [InlineData("run --out OUT --unit local --profile scm-a1", "--unit virtual")]
    [InlineData("run --out OUT --profile scm-c1", "scm-b1")]
    [InlineData("run --out OUT --firmware 9", "01.02.02release")]
    [InlineData("run --out OUT --reboots warm", "Expected one of soft, cold, power-cut")]
    [InlineData("run --out OUT --reboots=", "--reboots")]
    [InlineData("run --out OUT --cycles 0", "from 1 to 1000")]
    [InlineData("run --out OUT --cycles many", "many")]
    [InlineData("run --out OUT --reliability 1", "below 1")]
    [InlineData("run --out OUT --reliability nan", "below 1")]
    [InlineData("run --out OUT --confidence 0", "above 0")]
    [InlineData("run --out OUT --rounds 3", "--check soak")]
    [InlineData("run --out OUT --time 2h", "--check soak")]
    [InlineData("run --out OUT --of persistence", "--check soak")]
    [InlineData("run --out OUT --arm please", "scm-harness arm")]
    [InlineData("run --out OUT --run a/b", "letters, digits")]
    [InlineData("run --out OUT --station NOWHERE", "cannot be read")]
    [InlineData("run --out FILE", "this is a file")]
    [InlineData("resume NOWHERE", "there is no run here")]
    [InlineData("run --out OUT --run .a", "first one a letter or a digit")]
    [InlineData("run --out OUT --detach", "--unit local")]
    [InlineData("run --out OUT --root FILE", "--unit local")]
    [InlineData("resume", "scm-harness resume RUN")]
    [InlineData("resume NOWHERE --active", "scm-harness resume RUN")]
    [InlineData("status", "scm-harness status RUN")]
    [InlineData("status NOWHERE", "there is no run here")]
    [InlineData("report NOWHERE", "there is no run here")]
    [InlineData("verify NOWHERE", "there is no run here")]
    [InlineData("verify", "Expected: scm-harness verify RUN|FILE.")]
    [InlineData("units --station NOWHERE", "cannot be read")]
    [InlineData("arm --serial 1", "--firmware")]
    [InlineData("arm --serial 1 --firmware 2 --for 8", "Expected a time such as 10s, 5m or 2h")]
    [InlineData("arm --serial 1 --firmware 2 --for 8000h", "up to 168 h")]
    public void A_command_line_that_is_wrong_is_a_usage_error_that_says_what_was_expected(string arguments, string expected)
    {
        File.WriteAllText(_line.File("file"), "");
        (int exitCode, string output, string error) = CommandLine.Run(arguments.Split(' ').Select(Place));
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("scm-harness: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
        Assert.False(Directory.Exists(_line.File("nowhere")));
    }

    [Fact]
    public void A_run_that_would_use_up_its_boots_is_refused_before_it_begins()
    {
        (int exitCode, _, string error) = CommandLine.Run("run", "--check", "persistence", "--cycles", "200", "--out", Out);
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("600 reboots, and 400 are allowed", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_status_says_how_far_a_run_is()
    {
        Run("--profile", "scm-b1", "--reboots", "soft");
        string text = CommandLine.Run("status", Out).Output;
        Assert.Contains("SCM B1/01.02.02release, virtual", text, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(CommandLine.Run("status", Out, "--json").Output);
        Assert.Equal("Fail", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("Fail", json.RootElement.GetProperty("checks").GetProperty("persistence").GetString());
        Assert.True(json.RootElement.GetProperty("hasEnded").GetBoolean());
        Assert.Equal(Record().EvidenceHash, json.RootElement.GetProperty("evidenceHash").GetString());
    }

    [Fact]
    public async Task The_status_of_a_run_in_its_middle_is_no_pass()
    {
        await BeginAndStopAsync(Out, "scm-a1", 20);
        using JsonDocument json = JsonDocument.Parse(CommandLine.Run("status", Out, "--json").Output);
        Assert.Equal("Inconclusive", json.RootElement.GetProperty("verdict").GetString());
        Assert.False(json.RootElement.GetProperty("hasEnded").GetBoolean());
    }

    [Fact]
    public void A_report_is_written_anew_from_the_journal()
    {
        Run("--profile", "scm-a1", "--reboots", "soft");
        byte[] before = File.ReadAllBytes(Path.Combine(Out, "journal.jsonl"));
        File.Delete(Path.Combine(Out, "journal.jsonl"));
        Assert.Equal(ExitCode.Ok, CommandLine.Run("report", Out).ExitCode);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(Out, "journal.jsonl")));
    }

    [Fact]
    public void A_damaged_journal_is_no_verdict_about_the_unit()
    {
        Run("--profile", "scm-a1", "--reboots", "soft");
        File.WriteAllText(Path.Combine(Out, "journal.db"), "this is no journal");
        Assert.All(["resume", "status", "report"], command =>
        {
            (int exitCode, string output, string error) = CommandLine.Run(command, Out);
            Assert.Equal(ExitCode.Undecided, exitCode);
            Assert.Empty(output);
            Assert.Contains("journal.db", error, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void No_secret_is_shown_or_written_beside_the_unit_s_own_state()
    {
        string output = Run("--profile", "scm-a1", "--reboots", "soft").Output;
        string written = string.Concat(Directory.GetFiles(Out, "*.json*").Select(File.ReadAllText));
        Assert.All(["mnemonic\":", "passphrase\":", "seed\":", "private"], word => Assert.DoesNotContain(word, output + written, StringComparison.OrdinalIgnoreCase));
    }

    private (int ExitCode, string Output, string Error) Run(params string[] options) => CommandLine.Run(["run", "--unit", "virtual", "--check", "persistence", "--out", Out, .. options]);

    private RunRecord Record() => RunFolder.Existing(Out).ReadRecord();

    private int LinesOf(string profile)
    {
        string place = _line.File("whole");
        CommandLine.Run("run", "--profile", profile, "--check", "persistence", "--out", place);
        return (int)RunFolder.Existing(place).ReadRecord().LineCount;
    }

    /// <summary>Begins a run as the command does, and gives it up after so many lines.</summary>
    private static async Task BeginAndStopAsync(string place, string profile, int lines)
    {
        RunFolder folder = RunFolder.New(place);
        using IDisposable held = folder.Lock();
        await using SimulatedUnit unit = SimulatedUnit.Open(folder.Unit, UnitProfile.Parse(profile));
        using SqliteJournal journal = SqliteJournal.Create(folder.Journal);
        using CancellationTokenSource stop = new();
        RunEngine engine = new(unit, journal, CheckCatalog.Find, new EngineOptions
        {
            Watch = (line, _) =>
            {
                if (line.Sequence >= lines)
                {
                    stop.Cancel();
                }
            },
        });
        engine.Begin(new RunRequest("stopped", [CheckCatalog.Find("persistence")!], new CheckOptions(), StationIdentity.Default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.ResumeAsync(stop.Token));
    }

    private string Place(string word) => word switch
    {
        "OUT" => Out,
        "FILE" => _line.File("file"),
        "NOWHERE" => _line.File("nowhere"),
        _ => word,
    };
}
