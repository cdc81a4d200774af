using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace ScmGuard.Harness.Cli.Tests.Led;

public sealed class JoinedTraceTests : IDisposable
{
    private readonly CommandLine _line = new();

    private string Out => _line.File("out");

    public void Dispose() => _line.Dispose();

    [Fact]
    public void A_run_keeps_its_LED_s_traces_beside_the_report_and_a_changed_one_is_found()
    {
        Run();
        string trace = Path.Combine(Out, "led-soft-boot.vcd");
        string page = File.ReadAllText(Path.Combine(Out, "report.html"));
        Assert.Contains("<h2>LED</h2>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"led-on\"", page, StringComparison.Ordinal);
        Assert.Contains($"{trace}: as the evidence has it.", CommandLine.Run("verify", Out).Output, StringComparison.Ordinal);
        string whole = File.ReadAllText(trace);
        File.WriteAllText(trace, whole.Replace("1!", "0!", StringComparison.Ordinal));
        (int exitCode, _, string error) = CommandLine.Run("verify", Out);
        Assert.Equal(ExitCode.Failed, exitCode);
        Assert.Contains(trace, error, StringComparison.Ordinal);
        CommandLine.Run("report", Out);
        Assert.Equal(whole, File.ReadAllText(trace));
        Assert.Equal(ExitCode.Ok, CommandLine.Run("verify", Out).ExitCode);
    }

    [Fact]
    public void A_buddy_s_trace_joins_the_run_that_it_was_recorded_for_and_does_not_change_its_verdict()
    {
        Run();
        string verdict = Report().GetProperty("verdict").GetString()!;
        string file = Record("run-1");
        (int exitCode, string output, string error) = CommandLine.Run("report", Out, "--led-trace", file);
        Assert.Empty(error);
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("observer-1.vcd", output, StringComparison.Ordinal);
        JsonElement seen = Assert.Single(Report().GetProperty("outside").EnumerateArray());
        Assert.Equal("led", seen.GetProperty("topic").GetString());
        Assert.Contains(Environment.MachineName, Observed(seen, "LED origin"), StringComparison.Ordinal);
        Assert.Equal("Decoded", Observed(seen, "LED verdict"));
        Assert.Equal("DeveloperRunning", Observed(seen, "LED pattern"));
        Assert.Equal("observer-1.vcd", Assert.Single(seen.GetProperty("attachments").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(verdict, Report().GetProperty("verdict").GetString());
        Assert.Contains("Seen from outside", File.ReadAllText(Path.Combine(Out, "report.html")), StringComparison.Ordinal);
        Assert.Contains("observers.jsonl: 1 lines, whole and unchanged", CommandLine.Run("verify", Out).Output, StringComparison.Ordinal);
        Assert.Contains("joined to the run already", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_of_another_run_or_of_none_is_refused_and_nothing_is_joined()
    {
        Run();
        Assert.Contains("run-2", Refused(Record("run-2")), StringComparison.Ordinal);
        string file = _line.File("synth.vcd");
        CommandLine.Run("led", "synth", file, "--pattern", "Off");
        Assert.Contains("--for-run run-1", Refused(file), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Out, "observers.jsonl")));
    }

    private static string Observed(JsonElement seen, string name) =>
        seen.GetProperty("observations").EnumerateArray().Single(observation => observation.GetProperty("name").GetString() == name).GetProperty("value").GetString()!;

    private void Run()
    {
        (int exitCode, string output, string error) = CommandLine.Run("run", "--profile", "scm-a1", "--check", "led", "--reboots", "soft", "--run", "run-1", "--out", Out);
        Assert.True(exitCode == ExitCode.Ok, output + error);
    }

    private string Record(string run)
    {
        string file = _line.File($"{run}.vcd");
        Assert.Equal(ExitCode.Ok, CommandLine.Run("led", "record", file, "--for", "20s", "--for-run", run, "--unit", "virtual").ExitCode);
        return file;
    }

    private string Refused(string file)
    {
        (int exitCode, _, string error) = CommandLine.Run("report", Out, "--led-trace", file);
        Assert.Equal(ExitCode.Usage, exitCode);
        return error;
    }

    private JsonElement Report()
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllText(Path.Combine(Out, "report.json")));
        return report.RootElement.Clone();
    }
}
