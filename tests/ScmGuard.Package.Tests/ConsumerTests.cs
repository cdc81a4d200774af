using ScmGuard.Quickstart;

namespace ScmGuard.Package.Tests;

/// <summary>What a user sees who adds the package to a project and builds it.</summary>
public sealed class ConsumerTests(PackedPackage package)
{
    [Fact]
    public async Task A_build_warns_with_file_and_line_and_lists_the_rules_in_its_log()
    {
        using var consumer = await package.OpenConsumerAsync();
        var log = consumer["build.sarif"];
        var build = await consumer.BuildAsync($"-p:ErrorLog={log}%2Cversion=2.1");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["SCM1001", "SCM2001"], build.Ids);
        Assert.All(build.Findings, finding =>
        {
            Assert.Equal("warning", finding.Level);
            Assert.Equal(consumer["Provisioning.cs"], finding.File);
            Assert.Equal(Consumer.LineOf(finding.Id), finding.Line);
        });
        Assert.Superset(new HashSet<string> { "SCM1001", "SCM2001", "SCM9002" }, SarifLog.Read(log).Rules.ToHashSet());
    }

    [Fact]
    public async Task Warnings_as_errors_fail_the_build()
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.BuildAsync("-warnaserror");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(["SCM1001", "SCM2001"], build.Ids);
        Assert.All(build.Findings, finding => Assert.Equal("error", finding.Level));
    }

    [Fact]
    public async Task A_project_that_refers_to_a_guarded_one_is_guarded_too_and_its_own_target_counts()
    {
        using var caller = await package.OpenCallerAsync(Consumer.Project);
        var build = await caller.BuildAsync("-p:ScmGuardTarget=SCM-A1%3BSCM-B1/1.2.2");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains(build.Findings, finding => finding.Id == "SCM2001" && finding.File == caller["consumer/Provisioning.cs"]);
        Assert.Contains(build.Findings, finding => finding.Id == "SCM2001" && finding.File == caller["caller/Provisioning.cs"]);
        Assert.Contains(build.Findings, finding => finding.Id == "SCM9002" && finding.Message.EndsWith("consumer.csproj]", StringComparison.Ordinal));
        Assert.Contains(build.Findings, finding => finding.Id == "SCM9002" && finding.Message.EndsWith("caller.csproj]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PrivateAssets_all_keeps_the_guard_from_a_project_that_refers_to_the_guarded_one()
    {
        using var caller = await package.OpenCallerAsync(Consumer.ProjectThatKeepsThePackage);
        var build = await caller.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains(build.Findings, finding => finding.Id == "SCM2001" && finding.File == caller["consumer/Provisioning.cs"]);
        Assert.DoesNotContain(build.Findings, finding => finding.File == caller["caller/Provisioning.cs"]);
    }

    [Fact]
    public async Task Dotnet_format_applies_the_fix()
    {
        using var consumer = await package.OpenConsumerAsync();
        var format = await consumer.RunAsync("format", "analyzers", "--no-restore", "--severity", "warn", "--diagnostics", "SCM1001", "--verbosity", "normal");
        Assert.True(format.ExitCode == 0, format.Output);
        var repaired = await File.ReadAllTextAsync(consumer["Provisioning.cs"], TestContext.Current.CancellationToken);
        Assert.Contains("zkGenWalletChildKey(", repaired, StringComparison.Ordinal);
        var build = await consumer.BuildAsync();
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.DoesNotContain("SCM1001", build.Ids);
    }
}
