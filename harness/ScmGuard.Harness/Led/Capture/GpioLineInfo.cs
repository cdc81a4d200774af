using System.Runtime.InteropServices;

namespace ScmGuard.Harness.Led.Capture;

/// <summary><c>struct gpio_v2_line_info</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal unsafe struct GpioLineInfo
{
    [FieldOffset(0)]
    public fixed byte Name[GpioAbi.GPIO_MAX_NAME_SIZE];

    [FieldOffset(32)]
    public fixed byte Consumer[GpioAbi.GPIO_MAX_NAME_SIZE];

    [FieldOffset(64)]
    public uint Offset;

    [FieldOffset(68)]
    public uint AttributeCount;

    [FieldOffset(72)]
    public ulong Flags;
}
