using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The pins of the SCM that a design must leave alone.</summary>
/// <remarks>Source: SCM Reserved Pins.</remarks>
public static class ReservedPins
{
    /// <summary>All pins.</summary>
    public static IReadOnlyList<ReservedPin> All { get; } =
    [
        new("GPIO17", 17, PinReservation.Monitored, SourcePages.ReservedPins),
        new("GPIO22", 22, PinReservation.Monitored, SourcePages.ReservedPins),
        new("GPIO27", 27, PinReservation.Monitored, SourcePages.ReservedPins),
        new("nEXTRST", null, PinReservation.Monitored, SourcePages.ReservedPins),
        new("USB2_N", null, PinReservation.Controlled, SourcePages.ReservedPins),
        new("USB2_P", null, PinReservation.Controlled, SourcePages.ReservedPins),
        new("RUN_PG", null, PinReservation.Unusable, SourcePages.ReservedPins),
        new("nRPIBOOT", null, PinReservation.Unusable, SourcePages.ReservedPins),
        new("USB_OTG_ID", null, PinReservation.Unusable, SourcePages.ReservedPins),
        new("GPIO_VREF", null, PinReservation.NotConnected, SourcePages.ReservedPins),
    ];

    /// <summary>Finds a pin by its GPIO number.</summary>
    /// <param name="gpio">The number (BCM).</param>
    /// <returns>The pin, or null if the number is free.</returns>
    public static ReservedPin? Find(long gpio)
    {
        foreach (var pin in All)
        {
            if (pin.Gpio == gpio)
            {
                return pin;
            }
        }

        return null;
    }
}
