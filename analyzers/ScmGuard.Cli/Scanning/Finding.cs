using System;
using System.Collections.Generic;

namespace ScmGuard.Cli.Scanning;

/// <summary>What a rule says of a place.</summary>
/// <param name="Rule">The rule, such as <c>SCM1001</c>.</param>
/// <param name="Level">How much it weighs, after what the project says of the rule's severity.</param>
/// <param name="Message">The diagnostic's text.</param>
/// <param name="Place">Where it is; null for what concerns a project as a whole.</param>
/// <param name="Others">What else belongs to it, such as the first use of a name that was used twice.</param>
/// <param name="Suppressions">Not empty for a finding that somebody has looked at and suppressed.</param>
internal sealed record Finding(string Rule, Level Level, string Message, Place? Place, IReadOnlyList<Place> Others, IReadOnlyList<Suppression> Suppressions)
{
    /// <summary>The projects in which it was found, each with its target framework: a file can belong to several.</summary>
    public IReadOnlyList<ProjectName> Projects { get; init; } = [];

    /// <summary>True if it does not count.</summary>
    public bool IsSuppressed => Suppressions.Count > 0;

    /// <summary>The order of a report: by place, then by rule.</summary>
    public static Comparison<Finding> InOrder { get; } = static (left, right) =>
    {
        int order = string.CompareOrdinal(left.Place?.File, right.Place?.File);
        order = order != 0 ? order : Nullable.Compare(left.Place?.Line, right.Place?.Line);
        order = order != 0 ? order : Nullable.Compare(left.Place?.Column, right.Place?.Column);
        order = order != 0 ? order : string.CompareOrdinal(left.Rule, right.Rule);
        return order != 0 ? order : string.CompareOrdinal(left.Message, right.Message);
    };
}
