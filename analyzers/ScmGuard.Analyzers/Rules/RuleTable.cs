using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Analyzers.Rules;

/// <summary>The facts of every rule, one row for each, so that they can be weighed against each other. Severities, presets and the catalogue follow from it.</summary>
public static class RuleTable
{
    private static readonly SortedDictionary<string, RuleFacts> _rows = new(StringComparer.Ordinal)
    {
        ["SCM1001"] = new(Precision.High, Harm.KeysLost, 1395),
        ["SCM1002"] = new(Precision.High, Harm.KeysLost, 253, 672),
        ["SCM1003"] = new(Precision.High, Harm.KeysLost, 252),
        ["SCM1004"] = new(Precision.High, Harm.TrustBroken, 197),
        ["SCM1005"] = new(Precision.High, Harm.KeysLost, 628),
        ["SCM1006"] = new(Precision.Medium, Harm.KeysLost),
        ["SCM1007"] = new(Precision.High, Harm.CallFails),
        ["SCM2001"] = new(Precision.High, Harm.KeysLost, 694),
        ["SCM2002"] = new(Precision.High, Harm.KeysLost),
        ["SCM2003"] = new(Precision.High, Harm.KeysLost, 252),
        ["SCM2004"] = new(Precision.High, Harm.CallFails, 672),
        ["SCM2005"] = new(Precision.High, Harm.KeysLost, 826),
        ["SCM2006"] = new(Precision.High, Harm.CallFails, 404),
        ["SCM2007"] = new(Precision.High, Harm.CallFails, 253),
        ["SCM2008"] = new(Precision.High, Harm.CallFails, 628),
        ["SCM2009"] = new(Precision.High, Harm.CallFails, 628),
        ["SCM3001"] = new(Precision.High, Harm.UnitLost),
        ["SCM3002"] = new(Precision.High, Harm.UnitLost),
        ["SCM3003"] = new(Precision.High, Harm.TrustBroken, 696),
        ["SCM3004"] = new(Precision.High, Harm.UnitLost, 696),
        ["SCM3005"] = new(Precision.VeryHigh, Harm.UnitLost, 628),
        ["SCM3006"] = new(Precision.Medium, Harm.UnitLost),
        ["SCM3007"] = new(Precision.VeryHigh, Harm.TrustBroken, 628),
        ["SCM3008"] = new(Precision.High, Harm.UnitLost),
        ["SCM5007"] = new(Precision.High, Harm.MemoryCorrupted, 672, 772, 1341),
        ["SCM9001"] = new(Precision.VeryHigh, Harm.Unguarded),
        ["SCM9002"] = new(Precision.VeryHigh, Harm.Unguarded),
        ["SCM9003"] = new(Precision.High, Harm.Unguarded),
    };

    /// <summary>All rows, in the order of the ids.</summary>
    public static IReadOnlyDictionary<string, RuleFacts> Rows => _rows;

    /// <summary>The custom tags of a rule's descriptor: its facts, and what the compiler itself reads there.</summary>
    /// <remarks>A rule without a row has no facts, which a test forbids; it must not fail where it is used.</remarks>
    /// <param name="id">The rule.</param>
    /// <param name="tags">Tags of the compiler's own.</param>
    public static string[] TagsOf(string id, params string[] tags) =>
        [.. tags, .. _rows.TryGetValue(id, out var facts) ? facts.Tags() : Enumerable.Empty<string>()];
}
