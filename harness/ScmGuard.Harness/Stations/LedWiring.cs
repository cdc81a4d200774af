using System;

namespace ScmGuard.Harness.Stations;

/// <summary>Where the unit's LED is wired to: a line of this computer's. With <see cref="Station.Ssh"/> that is the controller's, which watches the unit from outside.</summary>
/// <param name="Chip">The GPIO chip, such as <c>gpiochip0</c> or <c>/dev/gpiochip0</c>.</param>
/// <param name="Line">The line's offset in the chip.</param>
public sealed record LedWiring(string Chip, int Line)
{
    /// <summary>True if the LED is on while the line is low.</summary>
    public bool IsActiveLow { get; init; }

    /// <summary>How long a level must last to count, at most 2 ms; null for no such wait.</summary>
    public TimeSpan? Debounce { get; init; }
}
