using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.RuleCatalogue;

/// <summary>A rule, as its own assembly says it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Facts">What it declares.</param>
/// <param name="HasFix">Whether a fix answers it.</param>
public sealed record CatalogueEntry(string Id, string Title, RuleFacts Facts, bool HasFix)
{
    /// <summary>Reads all rules, in the order of their ids.</summary>
    /// <exception cref="InvalidOperationException">A rule has declared nothing; the message says what to do.</exception>
    public static IReadOnlyList<CatalogueEntry> ReadAll()
    {
        HashSet<string> fixable =
        [
            .. Assembly.Load("ScmGuard.CodeFixes").GetTypes()
                .Where(static type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
                .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds),
        ];
        return
        [
            .. AllRules.Each
                .SelectMany(static rule => rule.SupportedDiagnostics)
                .DistinctBy(static rule => rule.Id)
                .OrderBy(static rule => rule.Id, StringComparer.Ordinal)
                .Select(rule => new CatalogueEntry(rule.Id, rule.Title.ToString(CultureInfo.InvariantCulture), FactsOf(rule), fixable.Contains(rule.Id))),
        ];
    }

    private static RuleFacts FactsOf(DiagnosticDescriptor rule) => RuleTable.Rows.GetValueOrDefault(rule.Id)
        ?? throw new InvalidOperationException($"{rule.Id} has no row in RuleTable.cs. Add one that says how sure the rule is and what harm comes of what it reports.");
}
