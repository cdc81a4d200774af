using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ScmGuard.Harness.Led.Capture;

namespace ScmGuard.Harness.Tests.Led.Capture;

/// <summary>The numbers were taken from a C compiler once; where there is one, another test takes them again.</summary>
public sealed class GpioAbiTests
{
    [Fact]
    public void Structures_are_as_long_as_the_kernels() => Assert.Equal(
        (68, 256, 592, 16, 48, 24),
        (Unsafe.SizeOf<GpioChipInfo>(), Unsafe.SizeOf<GpioLineInfo>(), Unsafe.SizeOf<GpioLineRequest>(), Unsafe.SizeOf<GpioLineValues>(), Unsafe.SizeOf<GpioLineEvent>(), Unsafe.SizeOf<GpioLineAttribute>()));

    [Fact]
    public void A_request_has_its_fields_where_the_kernel_looks() => Assert.Equal(
        (0, 256, 288, 296, 320, 560, 564, 588),
        (Offset<GpioLineRequest>(nameof(GpioLineRequest.Offsets)), Offset<GpioLineRequest>(nameof(GpioLineRequest.Consumer)), Offset<GpioLineRequest>(nameof(GpioLineRequest.Flags)),
            Offset<GpioLineRequest>(nameof(GpioLineRequest.AttributeCount)), Offset<GpioLineRequest>(nameof(GpioLineRequest.Attribute)), Offset<GpioLineRequest>(nameof(GpioLineRequest.LineCount)),
            Offset<GpioLineRequest>(nameof(GpioLineRequest.EventBufferSize)), Offset<GpioLineRequest>(nameof(GpioLineRequest.File))));

    [Fact]
    public void An_event_has_its_fields_where_the_kernel_writes_them() => Assert.Equal(
        (0, 8, 12, 16, 20),
        (Offset<GpioLineEvent>(nameof(GpioLineEvent.TimestampNanoseconds)), Offset<GpioLineEvent>(nameof(GpioLineEvent.Id)), Offset<GpioLineEvent>(nameof(GpioLineEvent.Offset)),
            Offset<GpioLineEvent>(nameof(GpioLineEvent.Sequence)), Offset<GpioLineEvent>(nameof(GpioLineEvent.LineSequence))));

    [Fact]
    public void Numbers_of_the_calls_have_the_lengths_of_their_structures() => Assert.Equal(
        (68u, 256u, 592u, 16u),
        (LengthIn(GpioAbi.GPIO_GET_CHIPINFO_IOCTL), LengthIn(GpioAbi.GPIO_V2_GET_LINEINFO_IOCTL), LengthIn(GpioAbi.GPIO_V2_GET_LINE_IOCTL), LengthIn(GpioAbi.GPIO_V2_LINE_GET_VALUES_IOCTL)));

    private static int Offset<T>(string field) => (int)Marshal.OffsetOf<T>(field);

    // See linux/ioctl.h: 14 bits above the lower 16.
    private static uint LengthIn(uint number) => (number >> 16) & 0x3FFF;
}
