namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: told of a pin's changes, in a thread of the driver's.</summary>
/// <param name="sender">Who tells.</param>
/// <param name="pinValueChangedEventArgs">What changed.</param>
public delegate void PinChangeEventHandler(object sender, PinValueChangedEventArgs pinValueChangedEventArgs);
