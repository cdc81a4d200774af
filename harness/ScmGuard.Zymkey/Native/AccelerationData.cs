using System.Runtime.InteropServices;

namespace ScmGuard.Zymkey.Native;

/// <summary><c>zkAccelAxisDataType</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AccelerationData
{
    public double G;
    public int TapDirection;
}
