using System;

namespace ScmGuard.VirtualScm;

/// <summary>What surrounds a virtual unit.</summary>
public sealed record VirtualUnitOptions
{
    /// <summary>The clock and the timers. The system's unless told otherwise.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// True to have all keys and random numbers follow from the serial number, so that a run can be repeated; ECDSA signatures differ all the same.
    /// False for the system's randomness.
    /// </summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The serial number of a unit that is made; null for one from the random source, or for a fixed one if the unit is repeatable.</summary>
    public string? SerialNumber { get; init; }
}
