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
        ["SCM4001"] = new(Precision.High, Harm.SecretExposed, 321, 798),
        ["SCM4002"] = new(Precision.High, Harm.SecretExposed, 798, 1392),
        ["SCM4003"] = new(Precision.High, Harm.SecretExposed, 209, 532),
        ["SCM4004"] = new(Precision.VeryHigh, Harm.TrustBroken, 253, 347),
        ["SCM4005"] = new(Precision.High, Harm.TrustBroken, 252),
        ["SCM4006"] = new(Precision.High, Harm.SecretExposed, 916),
        ["SCM4007"] = new(Precision.Low, Harm.SecretExposed),
        ["SCM4008"] = new(Precision.High, Harm.TrustBroken, 94),
        ["SCM5001"] = new(Precision.VeryHigh, Harm.MemoryCorrupted, 628, 686),
        ["SCM5002"] = new(Precision.VeryHigh, Harm.CallFails),
        ["SCM5003"] = new(Precision.High, Harm.MemoryCorrupted, 401, 762),
        ["SCM5004"] = new(Precision.VeryHigh, Harm.MemoryCorrupted, 125),
        ["SCM5005"] = new(Precision.High, Harm.CallFails),
        ["SCM5006"] = new(Precision.High, Harm.Nuisance, 477),
        ["SCM5007"] = new(Precision.High, Harm.MemoryCorrupted, 672, 772, 1341),
        ["SCM6001"] = new(Precision.High, Harm.CallFails),
        ["SCM6002"] = new(Precision.High, Harm.CallFails),
        ["SCM6003"] = new(Precision.High, Harm.Nuisance),
        ["SCM6004"] = new(Precision.High, Harm.CallFails),
        ["SCM6005"] = new(Precision.Medium, Harm.CallFails),
        ["SCM9001"] = new(Precision.VeryHigh, Harm.Unguarded),
        ["SCM9002"] = new(Precision.VeryHigh, Harm.Unguarded),
        ["SCM9003"] = new(Precision.High, Harm.Unguarded),
        ["SCM9004"] = new(Precision.High, Harm.Nuisance),
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
