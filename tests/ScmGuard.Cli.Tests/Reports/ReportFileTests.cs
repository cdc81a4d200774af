using System.Text.Json;
using System.Xml.Linq;
using ScmGuard.Cli.Reports;

namespace ScmGuard.Cli.Tests.Reports;

/// <summary>A report that cannot be written: which option, which path, why, and what to do; before the scan where that can be known.</summary>
public sealed class ReportFileTests
{
    public static TheoryData<string, string, string> Unwritable { get; } = Each(
        ("", "the path is empty"),
        ("folder", "this is a folder"),
        ("new/", "this is a folder"),
        ("A.cs/report", "A.cs is a file, and no folder"),
        ("A.cs/new/report", "A.cs is a file, and no folder"),
        ("/proc/nowhere/report", "nothing can be made in that folder"));

    [Theory]
    [MemberData(nameof(Unwritable))]
    public void A_path_that_cannot_be_written_to_is_found_out_before_the_scan(string option, string path, string why)
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", SourceTree.Project()).Write("A.cs", "class A;\n");
        Directory.CreateDirectory(tree["folder"]);
        string given = path.Length == 0 ? path : tree[path];
        var (exitCode, output, error) = Tool.Run("scan", tree.Path, option, given);
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Empty(output);
        Assert.StartsWith($"scmguard: {option}: {given}", error, StringComparison.Ordinal);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was scanned.\n", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Scanning", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_reports_in_one_file_are_refused()
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", SourceTree.Project());
        var (exitCode, _, error) = Tool.Run("scan", tree.Path, "--sarif", tree["report"], "--junit", tree["folder/../report"]);
        Assert.Equal(ExitCode.Usage, exitCode);
        Assert.Contains("Name two files", error, StringComparison.Ordinal);
        Assert.False(File.Exists(tree["report"]));
    }

    [Theory]
    [InlineData("--sarif", "--junit")]
    [InlineData("--junit", "--sarif")]
    public void A_disk_that_is_full_in_the_end_takes_nothing_away_but_the_report(string lost, string kept)
    {
        using SourceTree tree = new();
        tree.Write("a.csproj", SourceTree.Project()).Write("A.cs", SourceTree.KeyPair).Write("kept", new string('x', 1_000_000));
        var (exitCode, output, error) = Tool.Run("scan", tree.Path, lost, "/dev/full", kept, tree["kept"], "--json");
        Assert.Equal(ExitCode.NotScanned, exitCode);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(ExitCode.NotScanned, json.GetProperty("exitCode").GetInt32());
        Assert.Single(json.GetProperty("findings").EnumerateArray());
        Assert.Contains($"scmguard: {lost}: /dev/full was not written: No space left on device", error, StringComparison.Ordinal);
        if (kept == "--sarif")
        {
            Assert.Single(JsonDocument.Parse(File.ReadAllText(tree["kept"])).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        }
        else
        {
            Assert.Single(XDocument.Load(tree["kept"]).Root!.Descendants("testcase"));
        }
    }

    [Fact]
    public void Without_a_report_a_file_that_was_there_stays_as_it_was_and_a_new_one_goes_away()
    {
        using SourceTree tree = new();
        tree.Write("old", "mine");
        using (ReportFile old = ReportFile.Open("--sarif", tree["old"])!)
        using (ReportFile @new = ReportFile.Open("--junit", tree["out/new"])!)
        {
            Assert.True(File.Exists(@new.Path));
        }

        Assert.Equal("mine", File.ReadAllText(tree["old"]));
        Assert.False(File.Exists(tree["out/new"]));
    }

    private static TheoryData<string, string, string> Each(params IEnumerable<(string Path, string Why)> cases)
    {
        TheoryData<string, string, string> data = [];
        foreach (var (path, why) in cases)
        {
            data.Add("--sarif", path, why);
            data.Add("--junit", path, why);
        }

        return data;
    }
}
