using System.Device.Gpio;
using System.Runtime.InteropServices;

internal sealed class StatusLamp
{
    // Free on a plain Compute Module.
    private const int Lamp = 17;

    private readonly GpioController _controller = new();

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetCurrentBindingInfo(nint context, [MarshalAs(UnmanagedType.U1)] out bool isLocked, [MarshalAs(UnmanagedType.U1)] out bool isBound);

    public void Start() => _controller.OpenPin(Lamp, PinMode.Output); // SCM6001

    public void Show(nint context)
    {
        var isBound = zkGetCurrentBindingInfo(context, out _, out var bound) == 0 && bound;
        _controller.Write(Lamp, isBound ? PinValue.High : PinValue.Low);
    }
}
