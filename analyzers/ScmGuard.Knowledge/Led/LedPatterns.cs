using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The patterns of the module's LED.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting. <see cref="LedTiming"/> has the numbers.</remarks>
public static class LedPatterns
{
    /// <summary>All patterns, indexed by <see cref="LedPatternKind"/>.</summary>
    public static IReadOnlyList<LedPattern> All { get; } =
    [
        new(LedPatternKind.DeveloperMode, "1 flash every 3 s", "developer mode, bound, running", null, SourcePages.ScmFaq),
        new(LedPatternKind.ProductionMode, "3 rapid flashes every 3 s", "production mode, running", null, SourcePages.ScmFaq),
        new(LedPatternKind.Unbound, "rapid flashes without end", "running, but not bound to the host",
            "see that the host has booted and that zkifc runs; a Zymkey or HSM on kernel 6.6 or later also needs its wake pin set", SourcePages.ScmFaq),
        new(LedPatternKind.CannotBind, "rapid flashes, then off for good", "production mode, and the host is not the one that the unit is bound to, or its salt file is not",
            "put the unit back on the host that it was locked on, with that host's own /var/lib/zymbit", SourcePages.ScmFaq),
        new(LedPatternKind.FatalCode, "10 very rapid flashes, a pause, counted flashes, perhaps a pause and counted flashes again; all of it 3 times", "the unit stopped for the counted reason and then reboots",
            "look the counts up in the table of fatal codes", SourcePages.ScmFaq),
        new(LedPatternKind.Booting, "slow flashes, then rapid ones, then off, then a running pattern", "the host is booting", null, SourcePages.ScmFaq),
    ];

    /// <summary>What is known about a pattern.</summary>
    public static LedPattern Get(LedPatternKind kind) => All[(int)kind];
}
