using System.Text.Json;

namespace ScmGuard.Cli.Tests.Scanning;

public sealed class DifficultSolutionTests(DifficultSolution solution)
{
    private static readonly int _keyLine = 1 + Array.FindIndex(SourceTree.KeyPair.Split('\n'), line => line.Contains("=> zkGenKeyPair", StringComparison.Ordinal));
    private static readonly int _walletLine = 1 + Array.FindIndex(SourceTree.Wallet("x").Split('\n'), line => line.Contains("\"x\"", StringComparison.Ordinal));

    [Fact]
    public void Every_project_is_scanned_and_findings_fail_the_scan()
    {
        Assert.Empty(solution.Json.GetProperty("notScanned").EnumerateArray());
        Assert.Empty(solution.Json.GetProperty("leftOut").EnumerateArray());
        Assert.Equal(13, solution.Json.GetProperty("projects").GetArrayLength());
        Assert.Equal(ExitCode.Findings, solution.ExitCode);
    }

    [Fact]
    public void Not_a_file_of_the_tree_is_made_changed_or_touched()
    {
        Assert.Equal(ExitCode.Findings, solution.ExitCode);
        Assert.Equal(solution.Before, solution.Now);
    }

    [Theory]
    [InlineData("silent")]
    [InlineData("late")]
    public void A_project_that_silences_analyzers_and_makes_errors_of_warnings_is_scanned_all_the_same(string project) =>
        Assert.Equal([$"warning SCM1001 at {_keyLine}"], solution.FindingsIn(project));

    [Fact]
    public void A_rule_that_the_project_makes_an_error_is_one_and_keeps_no_other_project_from_being_scanned()
    {
        Assert.Equal([$"error SCM1001 at {_keyLine}"], solution.FindingsIn("severe"));
        Assert.Contains(solution.Json.GetProperty("projects").EnumerateArray(), project => project.GetProperty("path").GetString() == "above/above.csproj");
    }

    [Fact]
    public void What_two_target_frameworks_share_is_found_once_and_the_package_neither_doubles_it_nor_is_needed()
    {
        Assert.Equal([$"warning SCM1001 at {_keyLine}"], solution.FindingsIn("twice"));
        var result = Assert.Single(solution.Sarif.GetProperty("results").EnumerateArray(), result => UriOf(result).StartsWith("twice/", StringComparison.Ordinal));
        Assert.Equal(
            ["twice/twice.csproj (net10.0)", "twice/twice.csproj (netstandard2.0)"],
            result.GetProperty("properties").GetProperty("projects").EnumerateArray().Select(project => project.GetString()));
    }

    [Fact]
    public void A_suppression_is_kept_and_does_not_count()
    {
        Assert.Equal([$"warning SCM1001 at {_keyLine + 1}, suppressed"], solution.FindingsIn("other"));
        var result = Assert.Single(solution.Sarif.GetProperty("results").EnumerateArray(), result => UriOf(result).StartsWith("other/", StringComparison.Ordinal));
        Assert.Equal("inSource", result.GetProperty("suppressions")[0].GetProperty("kind").GetString());
        Assert.Equal(1, (int)solution.Junit.Attribute("skipped")!);
    }

    /// <summary><c>above</c> and <c>wallets</c> are one program. Whether a unit runs that of <c>stranger</c> too is not known.</summary>
    [Fact]
    public void A_wallet_name_that_two_projects_of_one_program_use_is_a_warning_and_of_two_programs_a_note()
    {
        Assert.Equal([$"warning SCM2001 at {_walletLine}"], solution.FindingsIn("wallets"));
        Assert.Equal([$"info SCM2001 at {_walletLine}"], solution.FindingsIn("stranger"));
        var message = solution.Json.GetProperty("findings").EnumerateArray().Single(finding => finding.GetProperty("file").GetString() == "wallets/Wallets.cs").GetProperty("message").GetString();
        Assert.Equal($"Wallet name 'gateway' is used in more than one project: above makes it at above/Wallets.cs({_walletLine}); a unit keeps one wallet of a name", message);
    }

    [Theory]
    [InlineData("trials")]
    [InlineData("quiet")]
    [InlineData("alone")]
    [InlineData("sharing")]
    public void A_test_project_one_that_switches_the_rule_off_and_a_shared_file_are_no_second_use(string project) =>
        Assert.Empty(solution.FindingsIn(project));

    [Fact]
    public void A_rule_that_a_project_switches_off_is_named() =>
        Assert.Equal(["quiet/quiet.csproj"], solution.Json.GetProperty("switchedOff").GetProperty("SCM2001").EnumerateArray().Select(project => project.GetString()));

    [Fact]
    public void Each_project_is_told_of_on_the_error_stream_without_escape_sequences()
    {
        Assert.Contains("Scanning Difficult.slnx ...", solution.Error, StringComparison.Ordinal);
        Assert.Contains("  twice/twice.csproj (netstandard2.0)", solution.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", solution.Error, StringComparison.Ordinal);
    }

    private static string UriOf(JsonElement result) => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;
}
