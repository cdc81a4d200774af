namespace ScmGuard.VirtualScm;

/// <summary>What the accelerometer reads along one axis.</summary>
/// <param name="G">The acceleration in g.</param>
/// <param name="TapDirection">In which direction the last tap went: -1, 0 for no tap along this axis, or 1.</param>
public readonly record struct AxisData(double G, int TapDirection);
