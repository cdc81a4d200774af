namespace ScmGuard.Zymkey;

/// <summary>What the accelerometer reads along its three axes.</summary>
/// <param name="X">The X axis.</param>
/// <param name="Y">The Y axis.</param>
/// <param name="Z">The Z axis.</param>
public readonly record struct Acceleration(AxisReading X, AxisReading Y, AxisReading Z);
