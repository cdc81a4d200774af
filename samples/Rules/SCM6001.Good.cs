using System.Device.Gpio;
using System.Runtime.InteropServices;

internal sealed class StatusLamp
{
    private const int Lamp = 23;

    private readonly GpioController _controller = new();

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetCurrentBindingInfo(nint context, [MarshalAs(UnmanagedType.U1)] out bool isLocked, [MarshalAs(UnmanagedType.U1)] out bool isBound);

    public void Start() => _controller.OpenPin(Lamp, PinMode.Output);

    public void Show(nint context)
    {
        var isBound = zkGetCurrentBindingInfo(context, out _, out var bound) == 0 && bound;
        _controller.Write(Lamp, isBound ? PinValue.High : PinValue.Low);
    }
}

// Pin 22 of a port expander is not GPIO 22 of the host.
internal sealed class Relays(GpioDriver expander)
{
    private readonly GpioController _controller = new(expander);

    public void Start() => _controller.OpenPin(22, PinMode.Output);
}
