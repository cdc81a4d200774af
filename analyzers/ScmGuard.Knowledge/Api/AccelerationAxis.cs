namespace ScmGuard.Knowledge;

/// <summary>An axis of the accelerometer: <c>ZK_ACCEL_AXIS_TYPE</c>.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum AccelerationAxis
{
    /// <summary><c>ZK_ACCEL_AXIS_X</c>.</summary>
    X = 0,

    /// <summary><c>ZK_ACCEL_AXIS_Y</c>.</summary>
    Y = 1,

    /// <summary><c>ZK_ACCEL_AXIS_Z</c>.</summary>
    Z = 2,

    /// <summary><c>ZK_ACCEL_AXIS_ALL</c>.</summary>
    All = 3,
}
