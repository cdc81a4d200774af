namespace ScmGuard.Zymkey;

/// <summary>What the accelerometer reads along one axis.</summary>
/// <param name="G">The acceleration in units of g.</param>
/// <param name="Tap">In which direction the last tap went.</param>
public readonly record struct AxisReading(double G, TapDirection Tap);
