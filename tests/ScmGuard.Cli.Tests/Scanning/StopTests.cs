using System.Diagnostics;

namespace ScmGuard.Cli.Tests.Scanning;

public sealed class StopTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_scan_that_is_stopped_leaves_nothing_behind_and_does_not_say_that_all_is_well(string signal)
    {
        using SourceTree tree = new();
        tree.Write("a/a.csproj", SourceTree.Project()).Write("a/A.cs", SourceTree.KeyPair);
        var before = tree.Snapshot();
        DirectoryInfo temporary = Directory.CreateTempSubdirectory("scmguard-stop-");
        try
        {
            // Where these tests run in the background, SIGINT is ignored, and so would be by what they start.
            ProcessStartInfo start = new("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "scmguard.dll"), "scan", tree["a"]]) { RedirectStandardError = true, RedirectStandardOutput = true };
            start.Environment["TMPDIR"] = temporary.FullName;
            using Process process = Process.Start(start)!;

            // Said when the folder is there.
            Assert.StartsWith("Scanning ", await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Single(temporary.GetDirectories("scmguard-*"));
            using (Process kill = Process.Start("kill", ["-" + signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            {
                await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            Assert.Contains("scmguard: stopped.", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(ExitCode.NotScanned, process.ExitCode);
            Assert.Empty(temporary.GetDirectories("scmguard-*"));
            Assert.Equal(before, tree.Snapshot());
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
