using System;
using System.Device.Gpio;
using System.Diagnostics;
using System.IO;
using System.Threading;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.DeviceGpio;

/// <summary>A pin of a System.Device.Gpio controller, whatever its driver, as the line of an LED. The pin is an input as long as this lives, and is never driven.</summary>
/// <remarks>
/// Such events carry neither a time nor a count: they are stamped when this process is told of them, so that they are late by as much as it was busy, and
/// one that the driver swallows leaves no gap. What is read this way is lower evidence than what <see cref="GpioLine"/> reads; prefer that where there is a
/// <c>/dev/gpiochipN</c>.
/// </remarks>
public sealed class DeviceGpioLine : ILineEventSource
{
    /// <summary>How many edges are kept until they are read.</summary>
    public const int EventBufferSize = 1024;

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _arrival = new(initialState: false);
    private readonly LineEvent[] _waiting = new LineEvent[EventBufferSize];
    private readonly GpioController _controller;
    private readonly int _pin;
    private readonly bool _isActiveLow;
    private int _first;
    private int _count;
    private bool _hasLost;
    private bool _isDisposed;

    private DeviceGpioLine(GpioController controller, int pin, bool isActiveLow)
    {
        _controller = controller;
        _pin = pin;
        _isActiveLow = isActiveLow;
    }

    /// <inheritdoc/>
    public string Description => $"pin {_pin} of {_controller.GetType().Name} (System.Device.Gpio, without the kernel's times and counts)";

    /// <inheritdoc/>
    public bool HasKernelEvidence => false;

    /// <inheritdoc/>
    public long Now => (long)((Int128)Stopwatch.GetTimestamp() * 1_000_000_000 / Stopwatch.Frequency);

    /// <summary>Opens a pin as an input.</summary>
    /// <param name="controller">The controller, which stays the caller's.</param>
    /// <param name="pin">The pin in the controller's numbers. Since nothing tells whether they are those of the 40-pin header, <see cref="ReservedLines"/> are refused on every controller.</param>
    /// <param name="isActiveLow">True if the LED is on while the pin is low.</param>
    /// <exception cref="HostException">The pin is reserved, is an output, or cannot be opened. It is left as it was.</exception>
    public static DeviceGpioLine Open(GpioController controller, int pin, bool isActiveLow = false)
    {
        ArgumentNullException.ThrowIfNull(controller);
        ArgumentOutOfRangeException.ThrowIfNegative(pin);
        DeviceGpioLine line = new(controller, pin, isActiveLow);
        if (ReservedLines.WhyRefused("", pin) is { } reason)
        {
            throw new HostException($"{line.Description} is refused: {reason}");
        }

        bool isOpen = false;
        try
        {
            controller.OpenPin(pin);
            isOpen = true;

            // To make it an input would change what it does now.
            if (controller.GetPinMode(pin) is PinMode.Output)
            {
                throw new HostException($"{line.Description} is an output now, and is left alone. Take a pin that is an input");
            }

            controller.SetPinMode(pin, PinMode.Input);
            controller.RegisterCallbackForPinValueChangedEvent(pin, PinEventTypes.Rising | PinEventTypes.Falling, line.Take);
            return line;
        }
        catch (Exception exception)
        {
            if (isOpen)
            {
                Try(() => controller.ClosePin(pin));
            }

            if (exception is HostException || !IsOfDriver(exception))
            {
                throw;
            }

            throw new HostException($"{line.Description} cannot be opened: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    /// <inheritdoc/>
    public bool ReadLevel()
    {
        try
        {
            return _controller.Read(_pin) == PinValue.High != _isActiveLow;
        }
        catch (Exception exception) when (IsOfDriver(exception))
        {
            throw new HostException($"{Description}: its level cannot be read: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    /// <inheritdoc/>
    public int Read(Span<LineEvent> events, TimeSpan patience)
    {
        long begin = Stopwatch.GetTimestamp();
        while (true)
        {
            int count = Give(events);
            TimeSpan left = patience - Stopwatch.GetElapsedTime(begin);
            if (count > 0 || events.IsEmpty || left <= TimeSpan.Zero)
            {
                return count;
            }

            _arrival.WaitOne(left.TotalMilliseconds < int.MaxValue ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)) : Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Gives the pin back, as an input.</summary>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Try(() => _controller.UnregisterCallbackForPinValueChangedEvent(_pin, Take));
            Try(() => _controller.ClosePin(_pin));

            // A driver may be telling of a last edge, so that the event is left to the runtime.
        }
    }

    // A driver throws what its platform throws: of these, the ways to say that a pin or a chip is not to be had.
    private static bool IsOfDriver(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidOperationException or NotSupportedException or ArgumentException or TimeoutException;

    private static void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception exception) when (IsOfDriver(exception))
        {
            // It is given up anyway.
        }
    }

    private int Give(Span<LineEvent> events)
    {
        lock (_gate)
        {
            int count = Math.Min(_count, events.Length);
            for (int i = 0; i < count; i++)
            {
                events[i] = _waiting[(_first + i) % EventBufferSize];
            }

            _first = (_first + count) % EventBufferSize;
            _count -= count;
            return count > 0 || !_hasLost
                ? count
                : throw new HostException($"{Description}: more than {EventBufferSize} edges waited to be read, and those after them were lost");
        }
    }

    private void Take(object sender, PinValueChangedEventArgs change)
    {
        long now = Now;
        lock (_gate)
        {
            // What cannot be kept ends the line: nothing else would tell of the loss.
            _hasLost |= _count == EventBufferSize;
            if (!_hasLost)
            {
                _waiting[(_first + _count++) % EventBufferSize] = new LineEvent(now, (change.ChangeType & PinEventTypes.Rising) != 0 != _isActiveLow, 0);
            }
        }

        _arrival.Set();
    }
}
