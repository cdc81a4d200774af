using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Cli.Rules;

/// <summary>What a rule says of itself.</summary>
/// <param name="Id">Such as <c>SCM1001</c>.</param>
/// <param name="Name">Such as <c>KeyPairLostAtReboot</c>.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Description">In a sentence or two.</param>
/// <param name="Category">The family.</param>
/// <param name="Level">How much its findings weigh unless a project says otherwise.</param>
/// <param name="Link">The address of its page.</param>
/// <param name="Marks">The descriptor's tags: facts with a colon, and words.</param>
internal sealed record RuleInfo(string Id, string Name, string Title, string Description, string Category, Level Level, string Link, IReadOnlyList<string> Marks)
{
    /// <summary>How sure it is, from <c>low</c> to <c>very-high</c>; null if it does not say.</summary>
    public string? Precision => Fact("precision:");

    /// <summary>The worst that comes of what it reports, such as <c>keys-lost</c>; null if it does not say.</summary>
    public string? Harm => Fact("harm:");

    /// <summary>How bad that is, from 0.0 to 10.0, as code scanning ranks alerts; null if it is no weakness of the program.</summary>
    public string? SecuritySeverity => Fact("security-severity:");

    /// <summary>Words to filter by: the family, and weaknesses as code scanning reads them, such as <c>external/cwe/cwe-665</c>.</summary>
    public IEnumerable<string> Tags => Marks.Where(mark => mark == "security" || mark.StartsWith("external/", StringComparison.Ordinal)).Prepend(Category);

    private string? Fact(string prefix) => Marks.FirstOrDefault(mark => mark.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
}
