using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>The units that a project's unit facts files are about, each once.</summary>
internal sealed class Fleet
{
    private readonly ImmutableArray<InventoriedUnit> _units;

    private Fleet(ImmutableArray<InventoriedUnit> units) => _units = units;

    /// <summary>How many units there are; at least one.</summary>
    public int Count => _units.Length;

    /// <summary>The kinds of unit among them.</summary>
    public TargetSet Kinds => _units.Aggregate(TargetSet.None, static (kinds, unit) => kinds | unit.Kinds);

    /// <summary>The fleet, or null if there is no unit.</summary>
    /// <remarks>Of several runs on one unit the latest says what it is; what an earlier one showed on the same firmware still counts.</remarks>
    public static Fleet? Of(IEnumerable<InventoriedUnit> runs)
    {
        var units = runs
            .GroupBy(static run => run.Serial, StringComparer.Ordinal)
            .Select(static unit =>
            {
                var latest = unit.OrderBy(static run => run.Date, StringComparer.Ordinal).Last();
                var same = unit.Where(run => run.Identity == latest.Identity).ToList();
                return latest with
                {
                    Showed = same.Aggregate(latest.Showed, static (showed, run) => showed.Union(run.Showed)),
                    KeptKeyPairs = same.TrueForAll(static run => run.KeptKeyPairs),
                };
            })
            .OrderBy(static unit => unit.Serial, StringComparer.Ordinal)
            .ToImmutableArray();
        return units.IsEmpty ? null : new Fleet(units);
    }

    /// <summary>The kinds of the units that have a known issue.</summary>
    public TargetSet With(ProjectAdvisory advisory) =>
        Having(advisory).Aggregate(TargetSet.None, static (kinds, unit) => kinds | unit.Kinds);

    /// <summary>How many units have a known issue and are of one of some kinds.</summary>
    public int CountWith(ProjectAdvisory advisory, TargetSet kinds) => Having(advisory).Count(unit => unit.Kinds.Meets(kinds));

    private IEnumerable<InventoriedUnit> Having(ProjectAdvisory advisory) => _units.Where(unit => unit.Has(advisory.Id, advisory.Affected));
}
