using System.Runtime.InteropServices;

namespace ScmGuard.Harness.Led.Capture;

/// <summary><c>struct gpio_v2_line_config_attribute</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 24)]
internal struct GpioLineAttribute
{
    [FieldOffset(0)]
    public uint Id;

    [FieldOffset(8)]
    public uint DebounceMicroseconds;

    /// <summary>Which of the request's lines it is for.</summary>
    [FieldOffset(16)]
    public ulong Mask;
}
