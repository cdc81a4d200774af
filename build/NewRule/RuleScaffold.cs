using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.NewRule;

/// <summary>Writes a rule's files, and its rows in the files that list all rules.</summary>
public static class RuleScaffold
{
    private const string Releases = "analyzers/ScmGuard.Analyzers/AnalyzerReleases.Unshipped.md";
    private const string Facts = "analyzers/ScmGuard.Analyzers/Rules/RuleTable.cs";
    private const string Changes = "CHANGELOG.md";

    /// <summary>Writes everything, or nothing.</summary>
    /// <returns>The written paths, relative to the checkout.</returns>
    /// <exception cref="RequestException">The checkout cannot take the rule; nothing was written.</exception>
    public static IReadOnlyList<string> Write(Checkout checkout, RuleRequest rule)
    {
        IReadOnlyDictionary<char, string> families = checkout.ReadFamilies();
        if (!families.TryGetValue(rule.Id[3], out string? family) || family != rule.Family)
        {
            string known = string.Join(", ", families.OrderBy(static one => one.Key).Select(static one => $"SCM{one.Key}xxx is {one.Value}"));
            throw new RequestException($"{rule.Id} does not belong to '{rule.Family}': {known}. A new family begins with its constant in RuleCategories.cs.");
        }

        if (checkout.FindRule(rule.Id) is { } taken)
        {
            throw new RequestException($"{rule.Id} is taken: there is {taken}. Take the next free id of the family.");
        }

        Dictionary<string, string> files = new(RuleTemplate.Files(rule), StringComparer.Ordinal);
        if (files.Keys.FirstOrDefault(checkout.Has) is { } existing)
        {
            throw new RequestException($"{existing} is there already. Take another name with --name.");
        }

        files.Add(Releases, WithRow(checkout, Releases, "SCM", $"{rule.Id} | {rule.Family} | Warning | {rule.Title}"));
        files.Add(Facts, WithRow(checkout, Facts, "        [\"SCM", RuleTemplate.Facts(rule)));
        files.Add(Changes, WithChange(checkout, $"- {rule.Id}: {RuleTemplate.Gap}what a user sees of it."));
        foreach ((string path, string text) in files)
        {
            checkout.Write(path, text);
        }

        return [.. files.Keys];
    }

    /// <summary>A table with one more row, in the order of the ids.</summary>
    private static string WithRow(Checkout checkout, string path, string start, string row)
    {
        List<string> lines = Lines(checkout, path);
        int last = lines.FindLastIndex(line => line.StartsWith(start, StringComparison.Ordinal));
        if (last < 0)
        {
            throw new RequestException($"{path} has no row that begins with '{start}', so that the place of the new one is not known.");
        }

        int next = lines.FindIndex(line => line.StartsWith(start, StringComparison.Ordinal) && string.CompareOrdinal(line, row) > 0);
        lines.Insert(next < 0 ? last + 1 : next, row);
        return string.Join('\n', lines);
    }

    private static string WithChange(Checkout checkout, string line)
    {
        List<string> lines = Lines(checkout, Changes);
        int added = lines.IndexOf("### Added");
        if (added < 0)
        {
            throw new RequestException($"{Changes} has no line '### Added' under Unreleased. Write one, and run this again.");
        }

        lines.Insert(added + 1, line);
        return string.Join('\n', lines);
    }

    private static List<string> Lines(Checkout checkout, string path) => checkout.Has(path)
        ? [.. checkout.Read(path).ReplaceLineEndings("\n").Split('\n')]
        : throw new RequestException($"There is no {path} in {checkout.Root}. Is the checkout whole?");
}
