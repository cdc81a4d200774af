using System.Threading;

namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: what a driver has to do. The members are those that every driver must have.</summary>
public abstract class GpioDriver : IDisposable
{
    /// <summary>How many pins there are.</summary>
    protected internal abstract int PinCount { get; }

    /// <summary>Takes a pin, and leaves it as it is.</summary>
    /// <param name="pinNumber">The pin.</param>
    protected internal abstract void OpenPin(int pinNumber);

    /// <summary>Gives a pin back.</summary>
    /// <param name="pinNumber">The pin.</param>
    protected internal abstract void ClosePin(int pinNumber);

    /// <summary>Makes a pin an input or an output.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">What it is to be.</param>
    protected internal abstract void SetPinMode(int pinNumber, PinMode mode);

    /// <summary>What a pin is.</summary>
    /// <param name="pinNumber">The pin.</param>
    protected internal abstract PinMode GetPinMode(int pinNumber);

    /// <summary>Whether a pin can be this.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="mode">What it would be.</param>
    protected internal abstract bool IsPinModeSupported(int pinNumber, PinMode mode);

    /// <summary>The level of a pin.</summary>
    /// <param name="pinNumber">The pin.</param>
    protected internal abstract PinValue Read(int pinNumber);

    /// <summary>Drives a pin. Nothing here does.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="value">The level.</param>
    protected internal abstract void Write(int pinNumber, PinValue value);

    /// <summary>Waits for a change. Nothing here does.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="eventTypes">Which changes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    protected internal abstract WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken);

    /// <summary>Tells somebody of a pin's changes.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="eventTypes">Which changes.</param>
    /// <param name="callback">Who is told.</param>
    protected internal abstract void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback);

    /// <summary>Tells somebody no longer.</summary>
    /// <param name="pinNumber">The pin.</param>
    /// <param name="callback">Who was told.</param>
    protected internal abstract void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the driver.</summary>
    /// <param name="disposing">True unless the runtime does it.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
