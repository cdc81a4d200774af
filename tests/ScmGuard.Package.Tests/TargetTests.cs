namespace ScmGuard.Package.Tests;

/// <summary>The way of <c>ScmGuardTarget</c> from MSBuild to the analyzers: whole, or with a word about it.</summary>
public sealed class TargetTests(PackedPackage package)
{
    [Fact]
    public async Task A_target_that_the_advisory_does_not_affect_silences_its_rule()
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.BuildAsync("-p:ScmGuardTarget=SCM-A1");
        Assert.Equal(["SCM2001"], build.Ids);
    }

    [Fact]
    public async Task The_last_entry_of_a_list_counts_as_much_as_the_first()
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.BuildAsync("-p:ScmGuardTarget=SCM-A1%3B%0AHSM6%3B%0ASCM-B1/01.02.02release");
        Assert.Equal(["SCM1001", "SCM2001"], build.Ids);
    }

    [Theory]
    [InlineData("SCM-B1/1.2.2", "SCM-B1/1.2.2")]
    [InlineData("SCM-A1%3BSCM-B1/1.2.2", "SCM-B1/1.2.2")]
    [InlineData("SCM-A1#SCM-B1", "SCM-A1%23SCM-B1")]
    public async Task An_entry_that_is_not_known_is_named_with_the_known_ones_and_widens_the_target(string target, string entry)
    {
        using var consumer = await package.OpenConsumerAsync();
        var build = await consumer.BuildAsync($"-p:ScmGuardTarget={target}");
        Assert.Equal(["SCM1001", "SCM2001", "SCM9002"], build.Ids);
        var finding = Assert.Single(build.Findings, finding => finding.Id == "SCM9002");
        Assert.Contains($"'{entry}'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("SCM-B1/01.02.02release", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_in_the_project_file_may_run_over_several_lines_and_a_change_of_it_needs_no_clean_build()
    {
        using var consumer = await package.OpenConsumerAsync();
        const string target =
            """
            <ScmGuardTarget>
              SCM-A1;
              HSM6
            </ScmGuardTarget>
            """;
        consumer.Write("Directory.Build.props", $"<Project><PropertyGroup>{target}</PropertyGroup></Project>");
        var narrow = await consumer.BuildAsync();
        Assert.Equal(["SCM2001"], narrow.Ids);

        consumer.Write("Directory.Build.props", "<Project />");
        var wide = await consumer.BuildAsync();
        Assert.Equal(["SCM1001", "SCM2001"], wide.Ids);
    }

    [Fact]
    public async Task Settings_in_the_project_folder_are_found_and_a_mistake_in_them_has_a_line()
    {
        using var consumer = await package.OpenConsumerAsync();
        consumer.Write("scmguard.json", """{ "targets": ["SCM-A1"] }""");
        var narrow = await consumer.BuildAsync();
        Assert.Equal(["SCM2001"], narrow.Ids);

        consumer.Write("scmguard.json", "{\n  \"targets\": [\"SCM-A1\"],\n}");
        var wide = await consumer.BuildAsync();
        Assert.Equal(["SCM1001", "SCM2001", "SCM9001"], wide.Ids);
        Assert.Equal(3, Assert.Single(wide.Findings, finding => finding.Id == "SCM9001").Line);
    }

    [Fact]
    public async Task A_list_in_the_analyzer_configuration_counts_and_is_reported_where_the_compiler_cuts_it()
    {
        using var consumer = await package.OpenConsumerAsync();
        consumer.Write(".editorconfig", "root = true\n[*.cs]\nscmguard_target = SCM-A1, HSM6\n");
        var narrow = await consumer.BuildAsync();
        Assert.Equal(["SCM2001"], narrow.Ids);

        consumer.Write(".editorconfig", "root = true\n[*.cs]\nscmguard_target = SCM-A1; SCM-B1/01.02.02release\n");
        var wide = await consumer.BuildAsync();
        Assert.Equal(["SCM1001", "SCM2001", "SCM9002"], wide.Ids);
        Assert.Equal(3, Assert.Single(wide.Findings, finding => finding.Id == "SCM9002").Line);
    }
}
