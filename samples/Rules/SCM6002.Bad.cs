using System.Device.I2c;
using System.Runtime.InteropServices;

internal static class Board
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetI2CAddr(nint context, int address);

    // The bus of the ID EEPROM leads nowhere on the Zymbit IO board.
    public static I2cDevice OpenClock() => I2cDevice.Create(new I2cConnectionSettings(0, 0x68)); // SCM6002

    // No module answers there.
    public static int MoveOutOfTheWay(nint context) => zkSetI2CAddr(context, 0x48); // SCM6002

    // Without a target the project runs on an SCM, which is on USB.
    public static int Move(nint context) => zkSetI2CAddr(context, 0x31); // SCM6002
}
