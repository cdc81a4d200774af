using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>The accelerometer.</summary>
internal static unsafe class AccelerometerExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkSetTapSensitivity")]
    public static int SetTapSensitivity(nint context, int axis, float percent) =>
        Boundary.Call(context, unit => unit.Accelerometer.SetTapSensitivity((AccelerationAxis)axis, percent));

    [UnmanagedCallersOnly(EntryPoint = "zkWaitForTap")]
    public static int WaitForTap(nint context, uint timeoutMilliseconds) => Boundary.Call(context, unit => unit.Accelerometer.WaitForTap(timeoutMilliseconds));

    [UnmanagedCallersOnly(EntryPoint = "zkGetAccelerometerData")]
    public static int GetAccelerometerData(nint context, AccelerationData* x, AccelerationData* y, AccelerationData* z)
    {
        return x is null || y is null || z is null ? Errno.Invalid : Boundary.Call(context, Read);

        int Read(VirtualUnit unit)
        {
            int result = unit.Accelerometer.GetAccelerometerData(out AxisData axisX, out AxisData axisY, out AxisData axisZ);
            (*x, *y, *z) = (new AccelerationData(axisX), new AccelerationData(axisY), new AccelerationData(axisZ));
            return result;
        }
    }
}
