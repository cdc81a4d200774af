using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ScmGuard.House.Tests;

/// <summary>Arrows point down only. A new arrow is a decision: change the table here together with a record in docs/decisions.</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["ScmGuard.Knowledge"] = [],
        ["ScmGuard.Annotations"] = [],
        ["ScmGuard.Analyzers"] = ["ScmGuard.Knowledge"],
        ["ScmGuard.CodeFixes"] = ["ScmGuard.Analyzers", "ScmGuard.Knowledge"],
        ["ScmGuard.Package"] = ["ScmGuard.Analyzers", "ScmGuard.CodeFixes", "ScmGuard.Knowledge"],
        ["ScmGuard.ScanFacts"] = ["ScmGuard.Analyzers", "ScmGuard.Knowledge"],
        ["ScmGuard.Cli"] = ["ScmGuard.ScanFacts", "ScmGuard.Analyzers", "ScmGuard.Knowledge"],
        ["ScmGuard.Zymkey"] = ["ScmGuard.Knowledge"],
        ["ScmGuard.VirtualScm"] = ["ScmGuard.Knowledge", "ScmGuard.Zymkey"],
        ["ScmGuard.VirtualScm.Native"] = ["ScmGuard.VirtualScm", "ScmGuard.Knowledge"],
        ["ScmGuard.Harness"] = ["ScmGuard.VirtualScm", "ScmGuard.Zymkey", "ScmGuard.Knowledge"],
        ["ScmGuard.Harness.DeviceGpio"] = ["ScmGuard.Harness"],
        ["ScmGuard.Harness.Xunit"] = ["ScmGuard.Harness", "ScmGuard.VirtualScm"],
        ["ScmGuard.Harness.Cli"] = ["ScmGuard.Harness", "ScmGuard.VirtualScm", "ScmGuard.Zymkey", "ScmGuard.Knowledge"],
    };

    /// <summary>Inside the analyzers: a folder may use the folders to its right.</summary>
    private static readonly Dictionary<string, string[]> _allowedInAnalyzers = new()
    {
        ["Rules"] = ["Rules", "Flow", "Recognition", "Configuration", "Values"],
        ["Flow"] = ["Flow", "Recognition", "Configuration", "Values"],
        ["Recognition"] = ["Recognition", "Configuration", "Values"],
        ["Configuration"] = ["Configuration"],
        ["Values"] = ["Values"],
    };

    public static TheoryData<string> Projects() =>
        [.. Repository.Files("analyzers", "*.csproj").Concat(Repository.Files("harness", "*.csproj"))];

    public static TheoryData<string> AnalyzerFiles() =>
        [.. Repository.Files("analyzers/ScmGuard.Analyzers", "*.cs")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_projects_below_it(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.True(_allowed.TryGetValue(name, out var allowed), $"{name} has no row in the table of allowed arrows.");
        var references = XDocument.Parse(Repository.Read(project))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(AnalyzerFiles))]
    public void A_folder_of_the_analyzers_uses_only_folders_below_it(string file)
    {
        var folder = file.Split('/')[2];
        Assert.True(_allowedInAnalyzers.TryGetValue(folder, out var allowed), $"{folder} has no row in the table of allowed arrows.");
        var used = Uses().Matches(Repository.Read(file)).Select(match => match.Groups["folder"].Value);
        Assert.Empty(used.Except(allowed));
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        var solution = Repository.Read("ScmGuard.sln").Replace('\\', '/');
        var missing = Repository.Files("analyzers", "*.csproj")
            .Concat(Repository.Files("harness", "*.csproj"))
            .Concat(Repository.Files("tests", "*.csproj"))
            .Where(project => !solution.Contains(project, StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [GeneratedRegex(@"\bScmGuard\.Analyzers\.(?<folder>Rules|Flow|Recognition|Configuration|Values)\b")]
    private static partial Regex Uses();
}
