using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.Cli.Rules;

/// <summary>The rules that lie beside this program.</summary>
internal static class RuleCatalog
{
    /// <summary>All of them, in the order of their ids.</summary>
    public static ImmutableArray<RuleInfo> All { get; } =
    [
        .. AllRules.Each
            .SelectMany(analyzer => analyzer.SupportedDiagnostics.Select(rule => (Type: analyzer.GetType(), Rule: rule)))
            .DistinctBy(entry => entry.Rule.Id)
            .OrderBy(entry => entry.Rule.Id, StringComparer.Ordinal)
            .Select(entry => new RuleInfo(
                entry.Rule.Id,
                entry.Type.Name.Replace(entry.Rule.Id, string.Empty, StringComparison.Ordinal),
                entry.Rule.Title.ToString(CultureInfo.InvariantCulture),
                entry.Rule.Description.ToString(CultureInfo.InvariantCulture) is { Length: > 0 } description ? description : entry.Rule.Title.ToString(CultureInfo.InvariantCulture),
                entry.Rule.Category,
                LevelOf(entry.Rule.DefaultSeverity),
                entry.Rule.HelpLinkUri,
                [.. entry.Rule.CustomTags])),
    ];

    /// <summary>A rule by its id, whatever the case of its letters.</summary>
    /// <exception cref="UsageException">There is no such rule.</exception>
    public static RuleInfo Find(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"\"{id}\" is no rule. Expected one of {string.Join(", ", All.Select(rule => rule.Id))}. `scmguard rules` says what they are about.");

    /// <summary>Where a rule stands in <see cref="All"/>; null for one of another version, which the scanned project brought along.</summary>
    public static int? IndexOf(string id) => All.IndexOf(All.FirstOrDefault(rule => rule.Id == id)!) is var index and >= 0 ? index : null;

    /// <summary>A rule's page, in Markdown.</summary>
    public static string PageOf(RuleInfo rule)
    {
        using StreamReader reader = new(typeof(RuleCatalog).Assembly.GetManifestResourceStream(rule.Id + ".md")
            ?? throw new InvalidOperationException($"{rule.Id} has no page in this program."));
        return reader.ReadToEnd();
    }

    private static Level LevelOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => Level.Error,
        DiagnosticSeverity.Warning => Level.Warning,
        _ => Level.Info,
    };
}
