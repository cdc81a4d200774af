using System.Collections.Generic;

namespace ScmGuard.Lab.Scenarios;

/// <summary>All scenarios.</summary>
public static class Catalog
{
    /// <summary>Those of units that are containers, the long ones first, so that the bench is never idle at the end.</summary>
    public static IReadOnlyList<Scenario> Containers { get; } =
    [
        .. OnTheUnit.Scenarios,
        .. FromAController.Scenarios,
        .. Interruptions.Scenarios,
        .. Surroundings.Scenarios,
    ];

    /// <summary>Those of units that are machines of their own, with a kernel and a GPIO line that a container does not have.</summary>
    public static IReadOnlyList<Scenario> Machines { get; } =
    [
        .. OnAMachine.Scenarios,
        .. LedOnALine.Scenarios,
    ];
}
