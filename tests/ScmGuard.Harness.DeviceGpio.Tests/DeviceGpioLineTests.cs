using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.DeviceGpio.Tests;

public sealed class DeviceGpioLineTests : IDisposable
{
    private const int Pin = 23;

    private readonly FakeDriver _driver = new();
    private readonly GpioController _controller;

    public DeviceGpioLineTests() => _controller = new GpioController(_driver);

    public void Dispose() => _controller.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Changes_of_the_pin_are_edges_without_evidence_of_the_kernel(bool isActiveLow)
    {
        using DeviceGpioLine line = DeviceGpioLine.Open(_controller, Pin, isActiveLow);
        long before = line.Now;
        _driver.Change(Pin, true);
        _driver.Change(Pin, false);
        LineEvent[] events = new LineEvent[5];
        Assert.Equal(2, line.Read(events, TimeSpan.FromHours(1)));
        Assert.Equal([!isActiveLow, isActiveLow], events[..2].Select(seen => seen.IsOn));
        Assert.All(events[..2], seen => Assert.Equal(0u, seen.Sequence));
        Assert.True(before <= events[0].Nanoseconds && events[0].Nanoseconds <= events[1].Nanoseconds && events[1].Nanoseconds <= line.Now);
        Assert.Equal(isActiveLow, line.ReadLevel());
        Assert.False(line.HasKernelEvidence);
    }

    [Fact]
    public void The_pin_is_made_an_input_and_never_driven()
    {
        using (DeviceGpioLine line = DeviceGpioLine.Open(_controller, Pin))
        {
            line.ReadLevel();
        }

        Assert.Equal(
            ["OpenPin", "SetPinMode Input", "AddCallbackForPinValueChangedEvent Rising, Falling", "Read", "RemoveCallbackForPinValueChangedEvent", "ClosePin"],
            _driver.Calls);
    }

    [Fact]
    public void Reserved_pins_are_refused_before_anything_is_asked()
    {
        int[] refused = [.. Enumerable.Range(0, 58).Where(pin =>
        {
            try
            {
                DeviceGpioLine.Open(_controller, pin).Dispose();
                return false;
            }
            catch (HostException exception)
            {
                Assert.Contains("is refused", exception.Message, StringComparison.Ordinal);
                return true;
            }
        })];
        Assert.Equal(ReservedLines.All, refused);
        Assert.Equal(58 - refused.Length, _driver.Calls.Count(call => call == "OpenPin"));
    }

    [Fact]
    public void An_output_is_left_alone()
    {
        _driver.Mode = PinMode.Output;
        Assert.Contains("is an output now", Assert.Throws<HostException>(() => DeviceGpioLine.Open(_controller, Pin)).Message, StringComparison.Ordinal);
        Assert.Equal(PinMode.Output, _driver.Mode);
        Assert.Empty(_driver.Open);
    }

    [Theory]
    [InlineData("OpenPin")]
    [InlineData("SetPinMode")]
    [InlineData("AddCallbackForPinValueChangedEvent")]
    public void A_driver_that_refuses_is_a_clear_error_and_the_pin_is_given_back(string call)
    {
        _driver.Failures[call] = new IOException("Permission denied.");
        string message = Assert.Throws<HostException>(() => DeviceGpioLine.Open(_controller, Pin)).Message;
        Assert.Contains($"pin {Pin} of GpioController", message, StringComparison.Ordinal);
        Assert.EndsWith("cannot be opened: Permission denied", message, StringComparison.Ordinal);
        Assert.Empty(_driver.Open);
    }

    [Fact]
    public void A_level_that_cannot_be_read_is_a_clear_error()
    {
        using DeviceGpioLine line = DeviceGpioLine.Open(_controller, Pin);
        _driver.Failures["Read"] = new InvalidOperationException("Gone.");
        Assert.EndsWith("its level cannot be read: Gone", Assert.Throws<HostException>(() => line.ReadLevel()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Edges_beyond_those_that_are_kept_end_the_line_after_the_kept_ones()
    {
        using DeviceGpioLine line = DeviceGpioLine.Open(_controller, Pin);
        for (int i = 0; i < DeviceGpioLine.EventBufferSize + 3; i++)
        {
            _driver.Change(Pin, i % 2 == 0);
        }

        LineEvent[] events = new LineEvent[100];
        List<LineEvent> read = [];
        while (read.Count < DeviceGpioLine.EventBufferSize)
        {
            read.AddRange(events.Take(line.Read(events, TimeSpan.Zero)));
        }

        Assert.Equal(Enumerable.Range(0, DeviceGpioLine.EventBufferSize).Select(i => i % 2 == 0), read.Select(seen => seen.IsOn));
        Assert.Contains("were lost", Assert.Throws<HostException>(() => line.Read(events, TimeSpan.Zero)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_ends_with_the_edge_that_a_thread_of_the_drivers_tells_of()
    {
        using DeviceGpioLine line = DeviceGpioLine.Open(_controller, Pin);
        LineEvent[] events = new LineEvent[1];
        Task<int> read = Task.Run(() => line.Read(events, TimeSpan.FromHours(1)));
        await Task.Run(() => _driver.Change(Pin, true));
        Assert.Equal(1, await read);
        Assert.True(events[0].IsOn);
    }

    [Fact]
    public void A_quiet_pin_is_waited_for_no_longer_than_told()
    {
        using DeviceGpioLine line = DeviceGpioLine.Open(_controller, Pin);
        Assert.Equal(0, line.Read(new LineEvent[1], TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void A_recording_of_the_pin_has_its_edges_and_no_faults()
    {
        using DeviceGpioLine line = DeviceGpioLine.Open(_controller, Pin);
        LineRecorder recorder = new(line);
        recorder.Begin();
        _driver.Change(Pin, true);
        _driver.Change(Pin, false);
        using CancellationTokenSource stop = new();
        LineTrace trace = recorder.Record(TimeSpan.FromMilliseconds(20), stop.Token);
        Assert.Equal([true, false], trace.Edges.ToArray().Select(edge => edge.IsOn));
        Assert.Empty(trace.Faults);
    }

    [Fact]
    public void A_line_that_is_closed_twice_is_closed_once()
    {
        DeviceGpioLine line = DeviceGpioLine.Open(_controller, Pin);
        line.Dispose();
        line.Dispose();
        Assert.Equal(1, _driver.Calls.Count(call => call == "ClosePin"));
    }
}
