using System;

namespace ScmGuard.Harness.Led;

/// <summary>Where the unit's LED is wired to: a line of the unit's own host or, where a controller reaches the unit over SSH, of the controller, which watches the unit from outside.</summary>
/// <param name="Chip">The GPIO chip, such as <c>gpiochip0</c> or <c>/dev/gpiochip0</c>.</param>
/// <param name="Line">The line's offset in the chip.</param>
public sealed record LedWiring(string Chip, int Line)
{
    /// <summary>True if the LED is on while the line is low.</summary>
    public bool IsActiveLow { get; init; }

    /// <summary>How long a level must last to count, at most 2 ms; null for no such wait.</summary>
    public TimeSpan? Debounce { get; init; }
}
