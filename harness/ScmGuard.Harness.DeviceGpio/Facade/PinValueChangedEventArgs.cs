namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: how a pin changed. It says neither when, nor how many changes there were before.</summary>
/// <param name="changeType">How.</param>
/// <param name="pinNumber">Which pin.</param>
public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber)
{
    /// <summary>How.</summary>
    public PinEventTypes ChangeType { get; } = changeType;

    /// <summary>Which pin.</summary>
    public int PinNumber { get; } = pinNumber;
}
