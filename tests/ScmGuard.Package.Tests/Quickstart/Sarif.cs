using System.Text.Json;

namespace ScmGuard.Package.Tests.Quickstart;

/// <summary>Logs in the shape in which the C# compiler writes them.</summary>
internal static class Sarif
{
    public static string Log(IEnumerable<string> rules, params object[] results) => JsonSerializer.Serialize(new
    {
        version = "2.1.0",
        runs = new[]
        {
            new { results, tool = new { driver = new { rules = rules.Select(id => new { id, helpUri = $"https://example.org/{id}.md" }) } } },
        },
    });

    public static object Result(string id, string file, int line, int column, string level = "warning") => new
    {
        ruleId = id,
        level,
        message = new { text = $"What {id} says [now]" },
        locations = new[] { Location(file, line, column) },
        relatedLocations = new[] { Location(file, line + 1, 1) },
    };

    public static object Suppressed(string id, string file) => new
    {
        ruleId = id,
        level = "warning",
        message = new { text = "hidden" },
        suppressions = new[] { new { kind = "inSource" } },
        locations = new[] { Location(file, 1, 1) },
    };

    public static object WithoutPlace(string id) => new { ruleId = id, level = "warning", message = new { text = "about all" } };

    private static object Location(string file, int line, int column) => new
    {
        physicalLocation = new
        {
            artifactLocation = new { uri = new Uri(file).AbsoluteUri },
            region = new { startLine = line, startColumn = column, endLine = line, endColumn = column + 12 },
        },
    };
}
