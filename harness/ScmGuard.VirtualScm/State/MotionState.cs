namespace ScmGuard.VirtualScm;

/// <summary>The accelerometer, axis by axis.</summary>
internal sealed class MotionState
{
    /// <summary>A unit that lies flat feels the earth along z.</summary>
    public double[] Acceleration { get; init; } = [0, 0, 1];

    public int[] TapDirections { get; init; } = new int[3];

    public float[] TapSensitivity { get; init; } = [50, 50, 50];

    public bool IsTapPending { get; set; }
}
