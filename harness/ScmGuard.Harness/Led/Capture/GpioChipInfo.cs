using System.Runtime.InteropServices;

namespace ScmGuard.Harness.Led.Capture;

/// <summary><c>struct gpiochip_info</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 68)]
internal unsafe struct GpioChipInfo
{
    [FieldOffset(0)]
    public fixed byte Name[GpioAbi.GPIO_MAX_NAME_SIZE];

    [FieldOffset(32)]
    public fixed byte Label[GpioAbi.GPIO_MAX_NAME_SIZE];

    [FieldOffset(64)]
    public uint Lines;
}
