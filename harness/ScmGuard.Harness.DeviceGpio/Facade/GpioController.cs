using System.Collections.Generic;

namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: the pins of a driver, with the few members that a line needs. It cannot drive a pin at all.</summary>
/// <param name="driver">The driver, which is disposed with this.</param>
public class GpioController(GpioDriver driver) : IDisposable
{
    private readonly HashSet<int> _openPins = [];

    /// <summary>How many pins there are.</summary>
    public virtual int PinCount => driver.PinCount;

    /// <summary>Takes a pin, and leaves it as it is.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <exception cref="InvalidOperationException">It is taken already.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        if (_openPins.Contains(pinNumber))
        {
            throw new InvalidOperationException($"Pin {pinNumber} is taken already.");
        }

        driver.OpenPin(pinNumber);
        _openPins.Add(pinNumber);
        return new GpioPin(pinNumber);
    }

    /// <summary>Gives a pin back.</summary>
    /// <param name="pinNumber">The pin.</param>
    public void ClosePin(int pinNumber)
    {
        RequireOpen(pinNumber);
        driver.ClosePin(pinNumber);
        _openPins.Remove(pinNumber);
    }

    /// <summary>Makes a pin an input or an output.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">What it is to be.</param>
    /// <exception cref="InvalidOperationException">It is not open, or cannot be that.</exception>
    public virtual void SetPinMode(int pinNumber, PinMode mode)
    {
        RequireOpen(pinNumber);
        if (!driver.IsPinModeSupported(pinNumber, mode))
        {
            throw new InvalidOperationException($"Pin {pinNumber} cannot be {mode}.");
        }

        driver.SetPinMode(pinNumber, mode);
    }

    /// <summary>What a pin is.</summary>
    /// <param name="pinNumber">The pin.</param>
    public virtual PinMode GetPinMode(int pinNumber)
    {
        RequireOpen(pinNumber);
        return driver.GetPinMode(pinNumber);
    }

    /// <summary>The level of a pin.</summary>
    /// <param name="pinNumber">The pin.</param>
    public virtual PinValue Read(int pinNumber)
    {
        RequireOpen(pinNumber);
        return driver.Read(pinNumber);
    }

    /// <summary>Tells somebody of a pin's changes.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="eventTypes">Which changes.</param>
    /// <param name="callback">Who is told.</param>
    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        RequireOpen(pinNumber);
        driver.AddCallbackForPinValueChangedEvent(pinNumber, eventTypes, callback);
    }

    /// <summary>Tells somebody no longer.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="callback">Who was told.</param>
    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        RequireOpen(pinNumber);
        driver.RemoveCallbackForPinValueChangedEvent(pinNumber, callback);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the controller and its driver.</summary>
    /// <param name="disposing">True unless the runtime does it.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            driver.Dispose();
        }
    }

    private void RequireOpen(int pinNumber)
    {
        if (!_openPins.Contains(pinNumber))
        {
            throw new InvalidOperationException($"Pin {pinNumber} is not open.");
        }
    }
}
