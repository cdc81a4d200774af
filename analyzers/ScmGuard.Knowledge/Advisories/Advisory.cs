using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>A known issue of a unit, its host software or its board.</summary>
/// <param name="Id">The vendor's number with its mark, such as <c>#159</c>, or a short name where there is no number.</param>
/// <param name="Affected">The kinds of unit that have it, out of <see cref="UnitTargets.Field"/>; empty if it does not depend on the module.</param>
/// <param name="AffectedText">What it affects, in words, for messages.</param>
/// <param name="Operations">The operations that it concerns; empty if none.</param>
/// <param name="Effect">What happens.</param>
/// <param name="Workaround">What to do instead, or null if the vendor says nothing.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record Advisory(
    string Id,
    IReadOnlyList<UnitTarget> Affected,
    string AffectedText,
    IReadOnlyList<ZymbitOperation> Operations,
    string Effect,
    string? Workaround,
    string Source)
{
    /// <summary>True if the vendor calls it major.</summary>
    public bool IsMajor { get; init; }

    /// <summary>The host package that has it, or null.</summary>
    public string? HostPackage { get; init; }

    /// <summary>The first version of <see cref="HostPackage"/> without it, or null if none is known.</summary>
    public string? FixedIn { get; init; }

    /// <summary>What no public source confirms about this row, or null. Treat it as an assumption.</summary>
    public string? Unconfirmed { get; init; }
}
