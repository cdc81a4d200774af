using System.Diagnostics;
using System.Globalization;
using ScmGuard.Quickstart;

namespace ScmGuard.Package.Tests.Quickstart;

public sealed class DotnetTests : IDisposable
{
    /// <summary>A build that starts a process, writes down which one, and then waits for longer than any test runs.</summary>
    private const string EndlessProject =
        """
        <Project>
          <PropertyGroup>
            <Wait>echo $$ > child.txt; exec sleep 3600</Wait>
            <Wait Condition="'$(OS)' == 'Windows_NT'">powershell -Command "$PID | Out-File -Encoding ascii child.txt; Start-Sleep 3600"</Wait>
          </PropertyGroup>
          <Target Name="Build">
            <Exec Command="$(Wait)" />
          </Target>
        </Project>
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_command_that_is_stopped_takes_along_what_it_started()
    {
        _folder.Write("endless.proj", EndlessProject);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Limit.Token());
        var command = new Dotnet(_folder.Path).RunAsync(["msbuild", "endless.proj"], stop.Token);
        var child = await ReadChildAsync(command, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command);
        while (IsAlive(child))
        {
            await Task.Delay(20, Limit.Token());
        }
    }

    [Theory]
    [InlineData("MSBUILD_SCMGUARD_PROBE", "")]
    [InlineData("TESTINGPLATFORM_SCMGUARD_PROBE", "")]
    [InlineData("DOTNET_LAUNCH_PROFILE", "")]
    [InlineData("SCMGUARD_PROBE", "kept")]
    public async Task What_a_host_told_its_children_does_not_reach_the_command_and_the_rest_does(string variable, string expected)
    {
        _folder.Write("probe.proj", "<Project />");
        Environment.SetEnvironmentVariable(variable, "kept");
        try
        {
            var result = await new Dotnet(_folder.Path).RunAsync(["msbuild", "probe.proj", $"-getProperty:{variable}"], Limit.Token());
            Assert.Equal((0, expected), (result.ExitCode, result.Output.Trim()));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    private async Task<int> ReadChildAsync(Task command, CancellationToken stop)
    {
        int child;
        while (!int.TryParse(File.Exists(_folder["child.txt"]) ? File.ReadAllText(_folder["child.txt"]) : string.Empty, CultureInfo.InvariantCulture, out child))
        {
            Assert.False(command.IsCompleted, "The build ended by itself.");
            await Task.Delay(20, stop);
        }

        return child;
    }

    /// <summary>A process whose parent has not yet asked how it ended is dead all the same.</summary>
    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !(OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal));
        }
        catch (Exception gone) when (gone is ArgumentException or IOException)
        {
            return false;
        }
    }
}
