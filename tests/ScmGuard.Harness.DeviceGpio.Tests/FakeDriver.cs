using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Threading;

namespace ScmGuard.Harness.DeviceGpio.Tests;

/// <summary>A driver of pins that a test moves. It keeps to what the real package's abstract class demands as well.</summary>
internal sealed class FakeDriver : GpioDriver
{
    private readonly Dictionary<int, PinChangeEventHandler> _handlers = [];

    public HashSet<int> Open { get; } = [];

    public PinMode Mode { get; set; } = PinMode.Input;

    public bool IsHigh { get; set; }

    /// <summary>The methods that fail, and how.</summary>
    public Dictionary<string, Exception> Failures { get; } = [];

    public List<string> Calls { get; } = [];

    protected override int PinCount => 58;

    /// <summary>A pin changes.</summary>
    public void Change(int pin, bool isHigh)
    {
        IsHigh = isHigh;
        if (_handlers.TryGetValue(pin, out PinChangeEventHandler? handler))
        {
            handler(this, new PinValueChangedEventArgs(isHigh ? PinEventTypes.Rising : PinEventTypes.Falling, pin));
        }
    }

    protected override void OpenPin(int pinNumber)
    {
        Called(nameof(OpenPin));
        Open.Add(pinNumber);
    }

    protected override void ClosePin(int pinNumber)
    {
        Called(nameof(ClosePin));
        Open.Remove(pinNumber);
    }

    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        Called($"{nameof(SetPinMode)} {mode}");
        Mode = mode;
    }

    protected override PinMode GetPinMode(int pinNumber) => Mode;

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber)
    {
        Called(nameof(Read));
        return IsHigh;
    }

    protected override void Write(int pinNumber, PinValue value) => Called(nameof(Write));

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw new NotSupportedException();

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        Called($"{nameof(AddCallbackForPinValueChangedEvent)} {eventTypes}");
        _handlers[pinNumber] = callback;
    }

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        Called(nameof(RemoveCallbackForPinValueChangedEvent));
        Assert.Equal(_handlers[pinNumber], callback);
        _handlers.Remove(pinNumber);
    }

    private void Called(string call)
    {
        Calls.Add(call);
        if (Failures.TryGetValue(call.Split(' ')[0], out Exception? failure))
        {
            throw failure;
        }
    }
}
