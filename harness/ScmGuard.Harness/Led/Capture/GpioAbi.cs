namespace ScmGuard.Harness.Led.Capture;

/// <summary>The numbers of the kernel's interface to GPIO lines, named as in <c>linux/gpio.h</c>. Those that change a line's value are not here: nothing is ever driven.</summary>
internal static class GpioAbi
{
    public const uint GPIO_GET_CHIPINFO_IOCTL = 0x8044_B401;
    public const uint GPIO_V2_GET_LINEINFO_IOCTL = 0xC100_B405;
    public const uint GPIO_V2_GET_LINE_IOCTL = 0xC250_B407;
    public const uint GPIO_V2_LINE_GET_VALUES_IOCTL = 0xC010_B40E;

    public const ulong GPIO_V2_LINE_FLAG_USED = 0x1;
    public const ulong GPIO_V2_LINE_FLAG_ACTIVE_LOW = 0x2;
    public const ulong GPIO_V2_LINE_FLAG_INPUT = 0x4;
    public const ulong GPIO_V2_LINE_FLAG_OUTPUT = 0x8;
    public const ulong GPIO_V2_LINE_FLAG_EDGE_RISING = 0x10;
    public const ulong GPIO_V2_LINE_FLAG_EDGE_FALLING = 0x20;

    public const uint GPIO_V2_LINE_ATTR_ID_DEBOUNCE = 3;

    public const uint GPIO_V2_LINE_EVENT_RISING_EDGE = 1;
    public const uint GPIO_V2_LINE_EVENT_FALLING_EDGE = 2;

    public const int GPIO_MAX_NAME_SIZE = 32;
    public const int GPIO_V2_LINES_MAX = 64;
    public const int GPIO_V2_LINE_NUM_ATTRS_MAX = 10;
}
