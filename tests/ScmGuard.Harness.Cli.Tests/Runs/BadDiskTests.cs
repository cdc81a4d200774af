using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Harness.Cli.Tests.Runs;

/// <summary>The program on a disk that is full or read-only: a small file system of its own, in a mount namespace that ends with the program.</summary>
public sealed class BadDiskTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard-disk-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(160)]
    [InlineData(240)]
    [InlineData(320)]
    public async Task A_disk_that_is_full_ends_a_run_with_a_message_and_never_with_a_pass(int kibibytes)
    {
        (int exitCode, string output) = await OnDiskAsync($"size={kibibytes}k", """exec "$@" run --profile scm-a1 --out "$DISK/run" """);
        Assert.True(exitCode == ExitCode.Undecided, $"{exitCode}: {output}");
        Assert.Contains("scm-harness: ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Verdict: Pass", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ScmGuard", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_on_a_read_only_disk_does_not_begin()
    {
        (int exitCode, string output) = await OnDiskAsync("size=10m,ro", """exec "$@" run --profile scm-a1 --out "$DISK/run" """);
        Assert.True(exitCode == ExitCode.Undecided, $"{exitCode}: {output}");
        Assert.Contains("Read-only file system", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_whose_disk_became_read_only_cannot_be_gone_on_with_and_says_so()
    {
        (int exitCode, string output) = await OnDiskAsync(
            "size=10m",
            """
            "$@" run --profile scm-a1 --check persistence --reboots soft --out "$DISK/run" || exit 99
            mount -o remount,ro "$DISK" || exit 98
            exec "$@" resume "$DISK/run"
            """);
        Assert.True(exitCode == ExitCode.Undecided, $"{exitCode}: {output}");
        Assert.Contains("scm-harness: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_good_disk_the_same_run_passes()
    {
        (int exitCode, string output) = await OnDiskAsync("size=20m", """exec "$@" run --profile scm-a1 --check persistence --out "$DISK/run" """);
        Assert.True(exitCode == ExitCode.Ok, $"{exitCode}: {output}");
    }

    /// <summary>Runs a script whose arguments are the program, with <c>$DISK</c> a file system of its own.</summary>
    private async Task<(int ExitCode, string Output)> OnDiskAsync(string options, string script)
    {
        ProcessStartInfo start = new("unshare") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (IEnumerable<string>)
            [
                "--mount", .. Environment.IsPrivilegedProcess ? Array.Empty<string>() : ["--map-root-user"],
                "sh", "-c", $"mount -t tmpfs -o \"$OPTIONS\" tmpfs \"$DISK\" || exit 97\n{script}",
                "sh", Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", typeof(ScmHarness).Assembly.Location,
            ])
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["DISK"] = _folder.FullName;
        start.Environment["OPTIONS"] = options;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using CancellationTokenSource late = new(s_limit);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("The program did not end.");
        }

        return (process.ExitCode, await output + await error);
    }
}
