using System.Diagnostics;
using ScmGuard.Quickstart;

namespace ScmGuard.Package.Tests;

/// <summary>The tool as a user installs it.</summary>
public sealed class ToolTests
{
    [Fact]
    public async Task The_tool_installs_from_its_package_and_scans_a_project_that_knows_nothing_of_it()
    {
        using var checkout = new CleanCheckout();
        using var folder = new TemporaryFolder();
        var package = await checkout.PackToolAsync();
        folder.Write("nuget.config", $"<configuration><packageSources><clear /><add key=\"feed\" value=\"{Path.GetDirectoryName(package)}\" /></packageSources></configuration>");
        var install = await new Dotnet(folder.Path, new Dictionary<string, string> { ["NUGET_PACKAGES"] = folder["packages"] })
            .RunAsync(["tool", "install", "ScmGuard.Tool", "--tool-path", folder["tools"]], Limit.Token());
        Assert.True(install.ExitCode == 0, install.Output);

        folder.Write("app/app.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup></Project>");
        folder.Write("app/Provisioning.cs", Consumer.Source);
        using var scan = Process.Start(new ProcessStartInfo(folder["tools/scmguard"], ["scan", folder["app"]]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await scan.StandardOutput.ReadToEndAsync(Limit.Token());
        await scan.WaitForExitAsync(Limit.Token());
        Assert.Equal(1, scan.ExitCode);
        Assert.Contains(FormattableString.Invariant($"  {Consumer.LineOf("SCM1001")},9: warning SCM1001: "), output, StringComparison.Ordinal);
        Assert.EndsWith("1 project scanned: 2 warnings.\n", output, StringComparison.Ordinal);
        Assert.Equal(["Provisioning.cs", "app.csproj"], Directory.GetFiles(folder["app"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
