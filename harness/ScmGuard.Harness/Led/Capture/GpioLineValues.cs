using System.Runtime.InteropServices;

namespace ScmGuard.Harness.Led.Capture;

/// <summary><c>struct gpio_v2_line_values</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct GpioLineValues
{
    [FieldOffset(0)]
    public ulong Bits;

    /// <summary>Which of the request's lines are asked.</summary>
    [FieldOffset(8)]
    public ulong Mask;
}
