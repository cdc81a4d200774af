using System.Collections.Generic;

namespace ScmGuard.Lab.Scenarios;

/// <summary>All scenarios. Those with an LED need a line that a container does not have: they belong to the QEMU tier.</summary>
public static class Catalog
{
    /// <summary>All, the long ones first, so that the bench is never idle at the end.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. OnTheUnit.Scenarios,
        .. FromAController.Scenarios,
        .. Interruptions.Scenarios,
        .. Surroundings.Scenarios,
    ];
}
