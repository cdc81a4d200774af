using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace ScmGuard.Harness.Cli.Tests.Runs;

/// <summary>What a run asks of the kernel, as strace sees it.</summary>
public sealed partial class SystemCallTests : IDisposable
{
    private const string Missing = "strace is not installed, so this says nothing. Install it: apt-get install strace";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard-calls-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task No_file_gets_its_name_before_its_content_is_on_the_disk()
    {
        string folder = Path.Combine(_folder.FullName, "run");
        HashSet<string> flushed = [];
        int renamed = 0;
        foreach (string call in await TraceAsync("fsync,fdatasync,rename,renameat,renameat2", "run", "--profile", "scm-a1", "--check", "persistence", "--reboots", "soft", "--out", folder))
        {
            if (Flush().Match(call) is { Success: true } flush)
            {
                flushed.Add(flush.Groups["path"].Value);
            }
            else if (Rename().Match(call) is { Success: true } rename && rename.Groups["from"].Value.StartsWith(folder, StringComparison.Ordinal))
            {
                renamed++;
                Assert.True(flushed.Remove(rename.Groups["from"].Value), $"after a power cut this may be an empty file: {call}");
            }
        }

        // The reports at least; the virtual unit's state is written this way as well.
        Assert.True(renamed > 5, $"only {renamed} files were seen");
    }

    [Fact]
    public async Task Each_entry_of_the_journal_is_on_the_disk_before_the_run_goes_on()
    {
        string folder = Path.Combine(_folder.FullName, "run");
        string[] calls = await TraceAsync("fsync,fdatasync", "run", "--profile", "scm-a1", "--check", "acceptance", "--out", folder);
        int entries = File.ReadLines(Path.Combine(folder, "journal.jsonl")).Count();
        Assert.InRange(calls.Count(call => call.Contains("journal.db-wal>", StringComparison.Ordinal)), entries, int.MaxValue);
    }

    private async Task<string[]> TraceAsync(string calls, params IReadOnlyList<string> arguments)
    {
        string log = Path.Combine(_folder.FullName, "calls");
        ProcessStartInfo start = new("strace") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (IEnumerable<string>)
            ["-f", "-y", "-s", "4096", "-e", $"trace={calls}", "-o", log, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", typeof(ScmHarness).Assembly.Location, .. arguments])
        {
            start.ArgumentList.Add(word);
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Skip(Missing);
            throw;
        }

        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == ExitCode.Ok, await output + error);
        }

        return await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"f(data)?sync\(\d+<(?<path>[^>]+)>")]
    private static partial Regex Flush();

    [GeneratedRegex("rename\\w*\\(.*?\"(?<from>[^\"]+)\", .*?\"[^\"]+\"")]
    private static partial Regex Rename();
}
