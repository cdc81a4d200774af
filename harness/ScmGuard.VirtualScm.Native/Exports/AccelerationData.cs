using System.Runtime.InteropServices;

namespace ScmGuard.VirtualScm.Native;

/// <summary><c>zkAccelAxisDataType</c>: 16 bytes in C.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct AccelerationData(AxisData axis)
{
    public readonly double G = axis.G;
    public readonly int TapDirection = axis.TapDirection;
}
