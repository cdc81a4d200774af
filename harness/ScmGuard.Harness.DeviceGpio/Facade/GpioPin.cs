namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: an open pin.</summary>
public class GpioPin
{
    internal GpioPin(int pinNumber) => PinNumber = pinNumber;

    /// <summary>Its number.</summary>
    public virtual int PinNumber { get; }
}
