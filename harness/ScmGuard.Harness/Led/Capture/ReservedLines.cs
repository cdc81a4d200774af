using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Led.Capture;

/// <summary>
/// The lines that are never opened: those of the 40-pin header that the module uses. Even as an input a line is taken from who had it.
/// </summary>
public static class ReservedLines
{
    // Lines of these are no pins at all. Of every other chip it is not known what its lines lead to; see docs/decisions/017.
    private static readonly IReadOnlyList<string> s_simulators = ["gpio-sim", "gpio-mockup"];

    // The module's bus and its wake pin, on the models that are plugged onto the header.
    private static readonly IReadOnlyList<int> s_headerModels = [2, 3, 4];

    /// <summary>The GPIO numbers (BCM), in their order: 2, 3, 4, 17, 22 and 27.</summary>
    public static IReadOnlyList<int> All { get; } = [.. s_headerModels.Concat(ReservedPins.All.Select(pin => pin.Gpio).OfType<int>()).Order()];

    /// <summary>Why a line is not opened, or null if it may be.</summary>
    /// <param name="chipLabel">The chip's label, as the kernel says it.</param>
    /// <param name="line">The line's offset in the chip.</param>
    public static string? WhyRefused(string chipLabel, int line)
    {
        ArgumentNullException.ThrowIfNull(chipLabel);
        return !All.Contains(line) || s_simulators.Any(name => chipLabel.StartsWith(name, StringComparison.Ordinal)) ? null
            : s_headerModels.Contains(line) ? $"GPIO {line} belongs to the bus or the wake pin of a module on the header. Refused are {string.Join(", ", All)}. Wire the LED to another pin"
            : $"GPIO {line} is monitored by the module (page \"{ReservedPins.All.First(pin => pin.Gpio == line).Source}\"). Refused are {string.Join(", ", All)}. Wire the LED to another pin";
    }
}
