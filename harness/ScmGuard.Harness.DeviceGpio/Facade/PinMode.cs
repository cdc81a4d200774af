namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: what a pin is.</summary>
public enum PinMode
{
    /// <summary>An input.</summary>
    Input,

    /// <summary>An output.</summary>
    Output,

    /// <summary>An input that is pulled low.</summary>
    InputPullDown,

    /// <summary>An input that is pulled high.</summary>
    InputPullUp,
}
