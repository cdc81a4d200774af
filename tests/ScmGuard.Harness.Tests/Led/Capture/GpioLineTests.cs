using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Tests.Led.Capture;

public sealed partial class GpioLineTests
{
    [Fact]
    public unsafe void A_line_is_asked_for_as_an_input_with_both_edges_and_a_large_buffer_and_nothing_else()
    {
        ScriptedKernel kernel = new();
        using GpioLine line = GpioLine.Open(kernel, "gpiochip0", 23);
        GpioLineRequest request = kernel.Request!.Value;
        Assert.Equal("/dev/gpiochip0", kernel.Path);
        Assert.Equal((0x34ul, 0u, 1u, 1024u, 23u), (request.Flags, request.AttributeCount, request.LineCount, request.EventBufferSize, request.Offsets[0]));
        Assert.Equal("scm-harness led", System.Text.Encoding.ASCII.GetString(new ReadOnlySpan<byte>(request.Consumer, 32)).TrimEnd('\0'));
        Assert.Equal(("/dev/gpiochip0 line 23", true), (line.Description, line.HasKernelEvidence));
    }

    [Fact]
    public void Active_low_and_debounce_are_left_to_the_kernel()
    {
        ScriptedKernel kernel = new();
        using GpioLine line = GpioLine.Open(kernel, "/dev/gpiochip4", 5, new GpioLineOptions { IsActiveLow = true, Debounce = TimeSpan.FromMilliseconds(1.5) });
        GpioLineRequest request = kernel.Request!.Value;
        Assert.Equal((0x36ul, 1u, 3u, 1500u, 1ul), (request.Flags, request.AttributeCount, request.Attribute.Id, request.Attribute.DebounceMicroseconds, request.Attribute.Mask));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2.001)]
    [InlineData(10_000)]
    public void A_debounce_that_could_swallow_flashes_is_refused(double milliseconds)
    {
        ScriptedKernel kernel = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => GpioLine.Open(kernel, "gpiochip0", 23, new GpioLineOptions { Debounce = TimeSpan.FromMilliseconds(milliseconds) }));
        Assert.Null(kernel.Path);
    }

    [Fact]
    public void Records_of_the_line_are_its_edges()
    {
        ScriptedKernel kernel = new() { Level = true };
        using GpioLine line = GpioLine.Open(kernel, "gpiochip0", 23);
        LineEvent[] events = Records.Alternating(3);
        kernel.Pipe.Write(Records.Of(events));
        LineEvent[] read = new LineEvent[5];
        Assert.Equal(3, line.Read(read, TimeSpan.FromHours(1)));
        Assert.Equal(events, read[..3]);
        Assert.True(line.ReadLevel());
        Assert.Equal(0, line.Read(read, TimeSpan.Zero));
    }

    [Fact]
    public void A_chip_that_is_unplugged_ends_the_trace_with_the_lines_name()
    {
        ScriptedKernel kernel = new();
        using GpioLine line = GpioLine.Open(kernel, "gpiochip0", 23);
        LineRecorder recorder = new(line);
        recorder.Begin();
        kernel.Pipe.Write(Records.Of(Records.Alternating(4, first: line.Now + 1000, distance: 1000)));
        kernel.Pipe.CloseWriteEnd();
        LineTrace trace = recorder.Record(TimeSpan.FromHours(1), CancellationToken.None);
        Assert.Equal(4, trace.Edges.Length);
        Assert.Contains("/dev/gpiochip0 line 23", Assert.Single(trace.Faults).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_cannot_be_read_is_an_error()
    {
        ScriptedKernel kernel = new();
        using GpioLine line = GpioLine.Open(kernel, "gpiochip0", 23);
        kernel.Errors[nameof(IGpioKernel.GetValues)] = 19;
        Assert.Contains("level cannot be read", Assert.Throws<HostException>(() => line.ReadLevel()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(IGpioKernel.Open), 2, "there is no GPIO chip /dev/gpiochip0")]
    [InlineData(nameof(IGpioKernel.Open), 13, "group that owns it")]
    [InlineData(nameof(IGpioKernel.Open), 1, "may not be opened by this user")]
    [InlineData(nameof(IGpioKernel.Open), 24, "cannot be opened: Too many open files")]
    [InlineData(nameof(IGpioKernel.GetChip), 25, "is no GPIO chip")]
    [InlineData(nameof(IGpioKernel.GetLineInfo), 22, "Linux 5.10 or later")]
    [InlineData(nameof(IGpioKernel.GetLineInfo), 25, "Linux 5.10 or later")]
    [InlineData(nameof(IGpioKernel.GetLineInfo), 19, "cannot be looked at")]
    [InlineData(nameof(IGpioKernel.RequestLine), 16, "in use by somebody who gives no name")]
    [InlineData(nameof(IGpioKernel.RequestLine), 6, "no interrupt")]
    [InlineData(nameof(IGpioKernel.RequestLine), 1, "cannot be taken as an input")]
    public void What_the_kernel_refuses_is_said_with_what_to_do(string call, int error, string expected)
    {
        ScriptedKernel kernel = new() { Errors = { [call] = error } };
        Assert.Contains(expected, Assert.Throws<HostException>(() => GpioLine.Open(kernel, "gpiochip0", 23)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_the_chip_does_not_have_is_an_error_with_those_that_it_has()
    {
        ScriptedKernel kernel = new() { Lines = 8, Label = "gpio-sim.0-bank" };
        Assert.Contains("(gpio-sim.0-bank) has no line 8. Its lines are 0 to 7", Assert.Throws<HostException>(() => GpioLine.Open(kernel, "gpiochip0", 8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_in_use_is_an_error_with_its_consumer()
    {
        ScriptedKernel kernel = new() { Flags = 0x5, Consumer = "button\e[2J" };
        Assert.Contains("in use by \"button?[2J\"", Assert.Throws<HostException>(() => GpioLine.Open(kernel, "gpiochip0", 23)).Message, StringComparison.Ordinal);
        Assert.Null(kernel.Request);
    }

    [Fact]
    public void An_output_is_left_alone()
    {
        ScriptedKernel kernel = new() { Flags = 0x8 };
        Assert.Contains("is an output now", Assert.Throws<HostException>(() => GpioLine.Open(kernel, "gpiochip0", 23)).Message, StringComparison.Ordinal);
        Assert.Null(kernel.Request);
    }

    [Theory]
    [InlineData("pinctrl-bcm2711")]
    [InlineData("pinctrl-bcm2835")]
    [InlineData("pinctrl-rp1")]
    [InlineData("something new")]
    [InlineData("")]
    public void Reserved_lines_are_never_asked_for(string label)
    {
        int[] refused = [.. Enumerable.Range(0, 58).Where(line =>
        {
            ScriptedKernel kernel = new() { Label = label };
            try
            {
                GpioLine.Open(kernel, "gpiochip0", line).Dispose();
                return false;
            }
            catch (HostException exception)
            {
                Assert.Contains("is refused", exception.Message, StringComparison.Ordinal);
                Assert.Null(kernel.Request);
                return true;
            }
        })];
        Assert.Equal([2, 3, 4, 17, 22, 27], refused);
        Assert.Equal(refused, ReservedLines.All);
    }

    [Fact]
    public void A_simulated_chip_has_no_reserved_lines()
    {
        using GpioLine line = GpioLine.Open(new ScriptedKernel { Label = "gpio-sim.0-node0" }, "gpiochip0", 4);
        Assert.Equal("/dev/gpiochip0 line 4", line.Description);
    }

    [Theory]
    [InlineData("/dev/null", "is no GPIO chip")]
    [InlineData("/dev/gpiochip-that-is-not-there", "there is no GPIO chip")]
    [InlineData("gpiochip9999", "there is no GPIO chip /dev/gpiochip9999")]
    [InlineData("/tmp", "is no GPIO chip")]
    [InlineData("/proc/self/status", "is no GPIO chip")]
    public void What_is_no_chip_is_a_clear_error_of_the_real_kernel(string path, string expected) =>
        Assert.Contains(expected, Assert.Throws<HostException>(() => GpioLine.Open(path, 23)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_pipe_in_a_chips_place_does_not_hold_up_the_opening()
    {
        using NamedPipe pipe = new();
        Assert.Contains("is no GPIO chip", Assert.Throws<HostException>(() => GpioLine.Open(pipe.Path, 23)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_clock_is_the_one_that_the_kernel_stamps_with()
    {
        using GpioLine line = GpioLine.Open(new ScriptedKernel(), "gpiochip0", 23);
        long before = KernelMonotonic();
        long now = line.Now;
        Assert.InRange(now, before, KernelMonotonic());
    }

    private static long KernelMonotonic()
    {
        const int Monotonic = 1;
        nint[] time = new nint[2];
        Assert.Equal(0, clock_gettime(Monotonic, time));
        return time[0] * 1_000_000_000L + time[1];
    }

    [LibraryImport("libc")]
    private static partial int clock_gettime(int clock, [Out] nint[] time);
}
