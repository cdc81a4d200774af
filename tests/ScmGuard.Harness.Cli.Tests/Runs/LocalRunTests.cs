using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Cli.Runs;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Tests.Runs;

/// <summary>Runs on this computer's own unit, whose host is a folder: no systemd but a script, and no module.</summary>
public sealed class LocalRunTests : IDisposable
{
    private const string BootId = "11111111-2222-4333-8444-555555555555";

    private readonly CommandLine _line = new();

    public LocalRunTests()
    {
        Furnish("proc/sys/kernel/random/boot_id", BootId);
        Furnish("proc/uptime", "61.5 200.25\n");
        Furnish("proc/sys/kernel/osrelease", "6.1.0");
        Furnish("proc/sys/kernel/hostname", "unit-7");
    }

    private string Root => _line.File("root");

    private string Out => _line.File("out");

    private StateFolder State => RootOption.StateOf(Root);

    public void Dispose() => _line.Dispose();

    [Fact]
    public void A_run_without_reboots_is_taken_here_and_a_missing_library_is_a_fault_of_the_bench()
    {
        (int exitCode, string output, string error) = Run("--check", "acceptance", "--out", Out, "--run", "a");
        Assert.Equal((ExitCode.Undecided, ""), (exitCode, error));
        Assert.Contains("libzk_app_utils.so is not installed", output, StringComparison.Ordinal);
        Assert.Contains("Verdict: BenchFault", output, StringComparison.Ordinal);
        Assert.Null(State.ReadActive());
        Assert.All([Out, State.FolderOf("a")], folder => Assert.All(
            ["report.html", "report.json", "junit.xml", "unit-facts.json", "journal.jsonl"], file => Assert.True(File.Exists(Path.Join(folder, file)), file)));
        Assert.Contains(Path.Join(Out, "report.html"), output, StringComparison.Ordinal);
        Assert.All(["status", "report", "verify"], command => Assert.Equal(ExitCode.Ok, CommandLine.Run(command, "a", "--root", Root).ExitCode));
        Assert.Equal(ExitCode.Ok, CommandLine.Run("verify", Out).ExitCode);
    }

    [Fact]
    public void A_run_with_reboots_is_refused_where_nobody_would_go_on_with_it()
    {
        (int exitCode, string output, string error) = Run("--check", "persistence");
        Assert.Equal((ExitCode.Undecided, ""), (exitCode, output));
        Assert.Contains("sudo scm-harness install", error, StringComparison.Ordinal);
        Assert.Empty(State.Runs);
    }

    [Fact]
    public void A_run_with_reboots_is_left_to_the_service_and_goes_on_with_what_its_journal_says()
    {
        Install("echo \"$@\" >>\"$(dirname \"$0\")/orders\"");
        string station = _line.File("station.yaml");
        File.WriteAllText(station, "name: bench 7\nunit: {model: SCM, revision: B1}\n");
        (int exitCode, string output, string error) = Run("--check", "persistence", "--station", station, "--out", Out, "--run", "a");
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        Assert.Contains("scm-harness status a", output, StringComparison.Ordinal);
        Assert.Equal("start --no-block scm-harness.service\n", File.ReadAllText(Path.Join(Root, "usr/bin/orders")));
        Assert.Equal("a", State.ReadActive());
        Assert.False(Directory.Exists(Out));
        File.Delete(station);
        Assert.Contains("not ended", CommandLine.Run("status", "--active", "--root", Root).Output, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Usage, CommandLine.Run("resume", "a", "--root", Root).ExitCode);
        (exitCode, output, error) = CommandLine.Run("resume", "--active", "--root", Root);
        Assert.Equal((ExitCode.Undecided, ""), (exitCode, error));
        Assert.Contains(Path.Join(Out, "report.html"), output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(Out, "report.html")));
        RunRecord record = Record("a");
        Assert.Equal((true, "SCM", "B1"), (record.HasEnded, record.Begun.Station.Model, record.Begun.Station.Revision));
        Assert.Equal([RebootKind.Soft], record.Begun.RebootKinds);
        Assert.Equal((BootId, TimeSpan.FromSeconds(61.5)), Assert.Single(record.Loads.Select(load => (load.Boot.BootId, load.Boot.Uptime))));
        Assert.All(["resume", "status"], command => Assert.Equal((ExitCode.Ok, "No run is active." + Environment.NewLine, ""), CommandLine.Run(command, "--active", "--root", Root)));
    }

    [Fact]
    public void A_controller_begins_a_run_and_its_power_switch_outlives_the_command_line()
    {
        Install("true");
        (int exitCode, _, string error) = Run("--check", "acceptance", "--detach", "--controller-power", "--run", "a");
        Assert.Equal((ExitCode.Ok, ""), (exitCode, error));
        Assert.Equal("a", State.ReadActive());
        Assert.Equal([RebootKind.Soft, RebootKind.Cold, RebootKind.PowerCut], Record("a").Begun.RebootKinds);
        Assert.Equal(ExitCode.Undecided, Run("--check", "acceptance", "--run", "b").ExitCode);
        Assert.Equal(["a"], State.Runs);
    }

    [Theory]
    [InlineData("echo 'no such thing.' >&2; exit 5", "ended with 5: no such thing")]
    [InlineData(null, "there is no such program")]
    public void A_service_that_cannot_be_started_leaves_no_run_that_seems_to_go_on(string? systemctl, string expected)
    {
        Install(systemctl);
        (int exitCode, string output, string error) = Run("--check", "persistence", "--run", "a");
        Assert.Equal((ExitCode.Undecided, ""), (exitCode, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Null(State.ReadActive());
        RunRecord record = Record("a");
        Assert.Equal((true, Verdict.Inconclusive), (record.HasEnded, record.Verdict));
        Assert.Contains(expected, Assert.Single(record.Remarks).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_cannot_be_reached_is_a_fault_of_the_bench()
    {
        string station = _line.File("station.yaml");
        File.WriteAllText(station, "name: bench 7\nssh: {host: 127.0.0.1, port: 1, user: nobody, known-hosts: none}\n");
        (int exitCode, string output, string error) = CommandLine.Run("run", "--unit", "ssh", "--station", station, "--check", "acceptance", "--out", Out);
        Assert.Equal((ExitCode.Undecided, ""), (exitCode, error));
        Assert.Contains("The bench failed, which says nothing about the unit", output, StringComparison.Ordinal);
        Assert.Single(JournalExport.Read(Path.Join(Out, "controller.jsonl")));
    }

    private (int ExitCode, string Output, string Error) Run(params string[] options) => CommandLine.Run(["run", "--unit", "local", "--root", Root, .. options]);

    private RunRecord Record(string run) => RunFolder.Existing(run, State).ReadRecord();

    private void Furnish(string file, string text)
    {
        string path = Path.Join(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    // Another process writes the program: a file that this process has open for writing while a test beside it starts something cannot be run.
    private void Install(string? systemctl)
    {
        Assert.Equal(ExitCode.Ok, CommandLine.Run("install", "--root", Root).ExitCode);
        if (systemctl is not null)
        {
            Directory.CreateDirectory(Path.Join(Root, "usr/bin"));
            using Process writer = Process.Start("/bin/sh", ["-c", "printf '#!/bin/sh\\n%s\\n' \"$2\" >\"$1\" && chmod +x \"$1\"", "sh", Path.Join(Root, "usr/bin/systemctl"), systemctl]);
            writer.WaitForExit();
        }
    }
}
