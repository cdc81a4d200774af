namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: which changes of a pin are meant.</summary>
[Flags]
public enum PinEventTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>From low to high.</summary>
    Rising = 1,

    /// <summary>From high to low.</summary>
    Falling = 2,
}
