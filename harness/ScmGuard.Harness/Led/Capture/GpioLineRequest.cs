using System.Runtime.InteropServices;

namespace ScmGuard.Harness.Led.Capture;

/// <summary><c>struct gpio_v2_line_request</c>, with the first of its attributes by name.</summary>
[StructLayout(LayoutKind.Explicit, Size = 592)]
internal unsafe struct GpioLineRequest
{
    [FieldOffset(0)]
    public fixed uint Offsets[GpioAbi.GPIO_V2_LINES_MAX];

    [FieldOffset(256)]
    public fixed byte Consumer[GpioAbi.GPIO_MAX_NAME_SIZE];

    [FieldOffset(288)]
    public ulong Flags;

    [FieldOffset(296)]
    public uint AttributeCount;

    [FieldOffset(320)]
    public GpioLineAttribute Attribute;

    [FieldOffset(560)]
    public uint LineCount;

    [FieldOffset(564)]
    public uint EventBufferSize;

    [FieldOffset(588)]
    public int File;
}
