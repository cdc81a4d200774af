namespace ScmGuard.Package.Tests;

/// <summary><c>ScmGuardMode</c>: how strict the rules are, all at once.</summary>
public sealed class ModeTests(PackedPackage package)
{
    [Fact]
    public async Task Each_mode_gives_the_rules_its_severities_and_a_change_of_it_needs_no_clean_build()
    {
        using var consumer = await package.OpenConsumerAsync();
        var strict = await consumer.BuildAsync("-p:ScmGuardMode=strict");
        Assert.NotEqual(0, strict.ExitCode);
        Assert.Equal(["SCM1001 error", "SCM2001 error"], Levels(strict));

        var audit = await consumer.BuildAsync("-p:ScmGuardMode=Audit", "-p:TreatWarningsAsErrors=true");
        Assert.True(audit.ExitCode == 0, audit.Output);
        Assert.Equal(["SCM1001 warning", "SCM2001 warning"], Levels(audit));

        var none = await consumer.BuildAsync("-p:ScmGuardMode=none");
        Assert.True(none.ExitCode == 0, none.Output);
        Assert.Empty(none.Findings);

        var recommended = await consumer.BuildAsync("-p:ScmGuardMode=recommended");
        Assert.True(recommended.ExitCode == 0, recommended.Output);
        Assert.Equal(["SCM1001 warning", "SCM2001 warning"], Levels(recommended));
    }

    [Fact]
    public async Task A_severity_of_the_users_own_goes_before_the_mode()
    {
        using var consumer = await package.OpenConsumerAsync();
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.SCM1001.severity = none\n");
        consumer.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.SCM2001.severity = warning\n");
        var build = await consumer.BuildAsync("-p:ScmGuardMode=strict");
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(["SCM2001 warning"], Levels(build));
    }

    private static IEnumerable<string> Levels(Build build) => build.Findings.Select(finding => $"{finding.Id} {finding.Level}").Distinct().Order(StringComparer.Ordinal);
}
