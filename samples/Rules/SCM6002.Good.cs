using System.Device.I2c;
using System.Runtime.InteropServices;

internal static class Board
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetTime(nint context, out uint seconds, [MarshalAs(UnmanagedType.U1)] bool isPrecise);

    // The bus on pins 3 and 5 of the header.
    public static I2cDevice OpenClock() => I2cDevice.Create(new I2cConnectionSettings(1, 0x68));

    // The module has a clock of its own, whatever it is attached by.
    public static int Now(nint context, out uint seconds) => zkGetTime(context, out seconds, false);
}
