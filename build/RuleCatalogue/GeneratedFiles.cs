using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.RuleCatalogue;

/// <summary>What in the repository follows from the rules alone, and is never written by hand.</summary>
public static class GeneratedFiles
{
    private const string Command = "dotnet run --project build/RuleCatalogue";
    private const string Package = "analyzers/ScmGuard.Package/build/";
    private const string Begin = $"<!-- {Command} -->\n";
    private const string End = "<!-- the rules end here -->";

    /// <summary>The files as they should be.</summary>
    /// <param name="root">The checkout.</param>
    /// <returns>Paths relative to the checkout, and their text.</returns>
    /// <exception cref="InvalidDataException">A page has no place for its table.</exception>
    public static IReadOnlyDictionary<string, string> Read(string root)
    {
        IReadOnlyList<CatalogueEntry> rules = CatalogueEntry.ReadAll();
        Dictionary<string, string> files = new()
        {
            [Package + "ScmGuard.Rules.txt"] = string.Concat(rules.Select(static rule => rule.Id + "\n")),
            ["docs/rules.md"] = WithTable(root, "docs/rules.md", Catalogue(rules)),
            ["README.md"] = WithTable(root, "README.md", Overview(rules)),
        };

        // What nobody sets is the recommended severity; as a file it would stand above a severity that a user sets for a whole family.
        foreach (RuleMode mode in Enum.GetValues<RuleMode>().Where(static mode => mode is not RuleMode.Recommended))
        {
            files.Add($"{Package}ScmGuard.{mode.ToString().ToLowerInvariant()}.globalconfig", Preset(mode, rules));
        }

        return files;
    }

    private static string Preset(RuleMode mode, IEnumerable<CatalogueEntry> rules) =>
        $"""
        # What ScmGuardMode={mode.ToString().ToLowerInvariant()} makes of each rule: {Command}
        # A severity in a project's own .editorconfig or .globalconfig goes first.
        is_global = true
        global_level = -1

        {string.Join("\n", rules.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {Word(rule.Facts.SeverityIn(mode))}"))}

        """;

    private static string Catalogue(IEnumerable<CatalogueEntry> rules) => Table(
        ["Rule", "Title", "Severity", "Strict", "Fix", "How sure", "Harm", "CWE"],
        rules.Select(static rule => new[]
        {
            $"[{rule.Id}](rules/{rule.Id}.md)",
            rule.Title,
            Word(rule.Facts.DefaultSeverity),
            Word(rule.Facts.SeverityIn(RuleMode.Strict)),
            Fix(rule),
            rule.Facts.PrecisionText.Replace('-', ' '),
            rule.Facts.HarmText.Replace('-', ' ') + (rule.Facts.SecuritySeverityText is { } severity ? $" ({severity})" : ""),
            string.Join(", ", rule.Facts.Weaknesses.Select(static weakness => string.Create(CultureInfo.InvariantCulture, $"[{weakness}](https://cwe.mitre.org/data/definitions/{weakness}.html)"))),
        }));

    private static string Overview(IEnumerable<CatalogueEntry> rules) => Table(
        ["Rule", "Title", "Severity", "Fix"],
        rules.Select(static rule => new[] { $"[{rule.Id}](docs/rules/{rule.Id}.md)", rule.Title, Word(rule.Facts.DefaultSeverity), Fix(rule) }));

    private static string Table(IReadOnlyCollection<string> columns, IEnumerable<IEnumerable<string>> rows) =>
        string.Concat(rows.Prepend(columns.Select(static _ => "---")).Prepend(columns).Select(static cells => $"| {string.Join(" | ", cells)} |\n"));

    private static string WithTable(string root, string page, string table)
    {
        string text = File.ReadAllText(Path.Combine(root, page)).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? $"{text[..(begin + Begin.Length)]}\n{table}\n{text[end..]}"
            : throw new InvalidDataException($"{page} has no place for the table of rules. Put the lines '{Begin.TrimEnd()}' and '{End}' where it belongs.");
    }

    private static string Fix(CatalogueEntry rule) => rule.HasFix ? "yes" : "";

    /// <summary>A severity as an .editorconfig spells it.</summary>
    private static string Word(DiagnosticSeverity? severity) => severity switch
    {
        null => "none",
        DiagnosticSeverity.Info => "suggestion",
        DiagnosticSeverity.Hidden => "silent",
        _ => severity.Value.ToString().ToLowerInvariant(),
    };
}
