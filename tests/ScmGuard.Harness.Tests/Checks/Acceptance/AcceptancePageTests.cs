using System;
using System.Globalization;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Checks.Acceptance;
using ScmGuard.Harness.Engine;

namespace ScmGuard.Harness.Tests.Checks.Acceptance;

/// <summary>The page says of every row what the code says.</summary>
public sealed class AcceptancePageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Root(), "docs", "harness", "acceptance.md"));

    public static TheoryData<string> RowNames() => [.. AcceptanceCheck.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(RowNames))]
    public void The_page_has_a_row_with_its_source_its_remedy_and_its_settings(string name)
    {
        IAcceptanceRow row = AcceptanceCheck.Rows.Single(one => one.Name == name);
        string section = SectionOf(name);
        Assert.Contains($"Source: {row.Source}.", section, StringComparison.Ordinal);
        Assert.Contains($"Remedy: {row.Remedy}", section, StringComparison.Ordinal);
        Assert.All(row.Settings, setting => Assert.Contains(Line(setting), section, StringComparison.Ordinal));
        Assert.Equal(row.Settings.Count, section.Split("\n| `acceptance.").Length - 1);
    }

    [Fact]
    public void The_page_has_no_other_rows() =>
        Assert.Equal(AcceptanceCheck.Rows.Select(row => row.Name), s_page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));

    private static string Line(Setting setting) => string.Create(CultureInfo.InvariantCulture, $"| `{setting.Path}` | {(setting.Default.Length == 0 ? "none" : $"`{setting.Default}`")} | {setting.Description} |");

    private static string SectionOf(string name)
    {
        string[] parts = s_page.Split($"\n## {name}\n");
        Assert.True(parts.Length == 2, $"docs/harness/acceptance.md has no section \"{name}\", or more than one.");
        return parts[1].Split("\n## ")[0];
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScmGuard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No ScmGuard.sln above {AppContext.BaseDirectory}: run the tests inside a checkout.");
    }
}
