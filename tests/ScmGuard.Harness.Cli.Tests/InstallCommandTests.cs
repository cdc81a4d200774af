using System;
using System.IO;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Tests;

public sealed class InstallCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    private string Root => _line.File("root");

    public void Dispose() => _line.Dispose();

    [Fact]
    public void The_service_starts_the_program_that_installs_it()
    {
        (int exitCode, string output, string error) = CommandLine.Run("install", "--root", Root);
        Assert.True(exitCode == ExitCode.Ok, error);
        string unit = Path.Join(Root, "etc/systemd/system/scm-harness.service");
        Assert.Contains(unit, output, StringComparison.Ordinal);
        Assert.Contains($"ExecStart=\"{Environment.ProcessPath}\"", File.ReadAllText(unit), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_printed_is_what_would_be_written()
    {
        (int exitCode, string output, _) = CommandLine.Run("install", "--print", "--program", "/usr/bin/scm-harness");
        Assert.Equal((ExitCode.Ok, ServiceUnit.Write(["/usr/bin/scm-harness"], new StateFolder())), (exitCode, output));
    }

    [Fact]
    public void A_program_that_systemd_would_not_find_is_refused()
    {
        (int exitCode, _, string error) = CommandLine.Run("install", "--root", Root, "--program", "scm-harness");
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("--program scm-harness: expected an absolute path", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Uninstall_says_what_it_removed_and_leaves_an_unfinished_run_alone()
    {
        StateFolder state = new(Path.Join(Root, StateFolder.DefaultPath));
        CommandLine.Run("install", "--root", Root);
        state.SetActive("a");
        (int exitCode, _, string error) = CommandLine.Run("uninstall", "--root", Root);
        Assert.Equal(ExitCode.Undecided, exitCode);
        Assert.Contains("Run a is not finished", error, StringComparison.Ordinal);
        state.ClearActive();
        (exitCode, string output, _) = CommandLine.Run("uninstall", "--root", Root);
        Assert.Equal(ExitCode.Ok, exitCode);
        Assert.Contains("removed ", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(state.Path));
    }

    [Fact]
    public void A_controller_reads_the_boot_and_the_lines_that_it_has_not_yet()
    {
        StateFolder state = RootOption.StateOf(Root);
        using (SqliteJournal journal = SqliteJournal.Create(state.JournalOf("a")))
        {
            journal.Append(DateTimeOffset.UnixEpoch, new ShuttingDown("first"));
            journal.Append(DateTimeOffset.UnixEpoch, new ShuttingDown("second"));
        }

        string boot = Path.Join(Root, "proc/sys/kernel/random/boot_id");
        Directory.CreateDirectory(Path.GetDirectoryName(boot)!);
        File.WriteAllText(boot, "11111111-2222-4333-8444-555555555555\n");
        (int exitCode, string output, string error) = CommandLine.Run("lines", "a", "--after", "1", "--root", Root);
        Assert.True(exitCode == ExitCode.Ok, error);
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Equal("11111111-2222-4333-8444-555555555555", lines[0]);
        Assert.Equal(new ShuttingDown("second"), JournalExport.Parse(lines[1]).ReadEntry());
    }

    [Theory]
    [InlineData("none", ExitCode.Undecided, "there is no journal")]
    [InlineData("../a", ExitCode.Usage, "cannot be the name of a run")]
    public void A_run_that_is_not_there_is_said_to_be_so(string run, int expected, string words)
    {
        (int exitCode, string output, string error) = CommandLine.Run("lines", run, "--root", Root);
        Assert.Equal((expected, ""), (exitCode, output));
        Assert.Contains(words, error, StringComparison.Ordinal);
    }
}
