using System.Diagnostics;

namespace ScmGuard.House.Tests;

/// <summary>The script that says whether a change is good, run over commands that answer as the tests say.</summary>
public sealed class CiRunTests : IDisposable
{
    private const string Good = "Test run summary: Passed!\n  total: 5\n  failed: 0\n  succeeded: 5\n  skipped: 0\n";
    private const string Bad = "Test run summary: Failed!\n  total: 5\n  failed: 2\n  succeeded: 3\n  skipped: 0\n";
    private const string Empty = "Test run summary: Zero tests ran\n  total: 0\n  failed: 0\n  succeeded: 0\n  skipped: 0\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard ci ");

    public CiRunTests()
    {
        _folder.CreateSubdirectory(".ci");
        File.Copy(Path.Combine(Repository.Root, ".ci", "run"), Path.Combine(_folder.FullName, ".ci", "run"));
        Fake("bin", "dotnet", "[ \"$1\" = test ] && printf '%s' \"$TEST_OUTPUT\"\n[ \"$1\" != \"$FAILS\" ]");
        Fake("packaging", "test-deb", "[ package != \"$FAILS\" ]");
        Fake("tests/lab", "run-nspawn", "[ bench != \"$FAILS\" ]");
        Fake("tests/lab", "test-leftovers", "[ leftovers != \"$FAILS\" ]");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(Good, "", "11 passed, 0 failed")]
    [InlineData(Good, "format", "10 passed, 1 failed")]
    [InlineData(Good, "run", "10 passed, 1 failed")]
    [InlineData(Good, "package", "10 passed, 1 failed")]
    [InlineData(Good, "bench", "10 passed, 1 failed")]
    [InlineData(Good, "leftovers", "10 passed, 1 failed")]
    [InlineData(Good, "build", "0 passed, 1 failed")]
    [InlineData(Good, "--version", "0 passed, 1 failed")]
    [InlineData(Bad, "test", "9 passed, 2 failed")]
    [InlineData(Bad, "", "9 passed, 2 failed")]
    public async Task The_last_line_sums_the_tests_and_the_other_steps(string tests, string failingCommand, string lastLine) =>
        await ExpectAsync(tests, failingCommand, lastLine);

    [Theory]
    [InlineData(Good, "test", "11 passed, 1 failed")]
    [InlineData(Empty, "test", "6 passed, 1 failed")]
    [InlineData(Empty, "", "6 passed, 1 failed")]
    [InlineData("", "test", "6 passed, 1 failed")]
    [InlineData("", "", "6 passed, 1 failed")]
    [InlineData("  failed: 0\n  succeeded: 5\n", "", "6 passed, 1 failed")]
    public async Task A_test_run_that_cannot_be_read_or_ran_nothing_is_a_failure(string tests, string failingCommand, string lastLine) =>
        await ExpectAsync(tests, failingCommand, lastLine);

    private void Fake(string folder, string name, string script)
    {
        var path = Path.Combine(_folder.CreateSubdirectory(folder).FullName, name);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private async Task ExpectAsync(string tests, string failingCommand, string lastLine)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(_folder.FullName, ".ci", "run")]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = Path.Combine(_folder.FullName, "bin") + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["TEST_OUTPUT"] = tests;
        start.Environment["FAILS"] = failingCommand;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(lastLine, output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(lastLine.EndsWith(" 0 failed", StringComparison.Ordinal), process.ExitCode == 0);
    }
}
