namespace ScmGuard.Knowledge;

/// <summary>A pin of the SCM that a design must leave alone.</summary>
/// <param name="Name">The signal's name.</param>
/// <param name="Gpio">The GPIO number (BCM), or null if the pin is none.</param>
/// <param name="Reservation">Why.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record ReservedPin(string Name, int? Gpio, PinReservation Reservation, string Source);
