using YamlDotNet.RepresentationModel;

namespace ScmGuard.Cli.Tests;

public sealed class WrittenCommandLinesTests
{
    public static TheoryData<string> Files() => [.. WrittenCommandLines.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_command_line_that_is_shown_is_one_that_the_program_understands(string file)
    {
        var lines = WrittenCommandLines.In(file);
        Assert.NotEmpty(lines);
        Assert.All(lines, words => Assert.Empty(ScmGuardTool.Create().Parse(words).Errors));
    }

    [Theory]
    [InlineData("samples/ci/github-actions.yml", "run")]
    [InlineData("samples/ci/gitlab-ci.yml", "script")]
    public void A_sample_is_YAML_that_installs_the_tool_scans_and_hands_both_reports_on(string file, string key)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(File.ReadAllText(Repository.File(file))));
        List<YamlNode> nodes = [.. Assert.Single(stream.Documents).AllNodes];
        var run = nodes.OfType<YamlMappingNode>().SelectMany(map => map.Children).Where(pair => pair.Key.ToString() == key)
            .SelectMany(pair => pair.Value is YamlSequenceNode list ? list.Children.Select(child => child.ToString()) : [pair.Value.ToString()]).ToList();
        Assert.Contains(run, line => line.StartsWith("dotnet tool install ", StringComparison.Ordinal) && line.EndsWith(" ScmGuard.Tool", StringComparison.Ordinal));
        var scan = Assert.Single(run, line => line.StartsWith("scmguard scan ", StringComparison.Ordinal));
        foreach (var option in (string[])["--sarif", "--junit"])
        {
            var words = scan.Split(' ');
            var report = words[Array.IndexOf(words, option) + 1];
            Assert.Contains(nodes.OfType<YamlScalarNode>(), node => node.Value != scan && node.Value!.Split('\n').Contains(report));
        }
    }
}
