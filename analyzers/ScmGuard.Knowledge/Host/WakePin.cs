namespace ScmGuard.Knowledge;

/// <summary>The number that kernel 6.6 and later give to the wake pin (GPIO4) of a module on the I2C bus.</summary>
/// <param name="Board">The host's board.</param>
/// <param name="Number">The number to put in <see cref="HostSystem.WakePinVariable"/>.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record WakePin(string Board, int Number, string Source);
