using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Checks.Acceptance;
using ScmGuard.Harness.Checks.BootTiming;
using ScmGuard.Harness.Checks.Led;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Checks.Soak;
using ScmGuard.Harness.Engine;

namespace ScmGuard.Harness.Checks;

/// <summary>The checks that there are.</summary>
public static class CheckCatalog
{
    /// <summary>All checks, in the order in which a run takes them.</summary>
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new PersistenceCheck(),
        new AcceptanceCheck(),
        new BootTimingCheck(),
        new LedCheck(),
        new SoakCheck(Find),
    ];

    /// <summary>The check of a name, or null.</summary>
    public static ICheck? Find(string name) => All.FirstOrDefault(check => string.Equals(check.Name, name, StringComparison.Ordinal));
}
