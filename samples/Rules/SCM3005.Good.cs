using System.Runtime.InteropServices;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetBatteryVoltageThreshold(nint context, float volts);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetCPULowTempThreshold(nint context, float celsius);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetCPUHighTempThreshold(nint context, float celsius);

    public static int WatchBattery(nint context) => zkSetBatteryVoltageThreshold(context, 2.3f);

    public static int WatchCold(nint context) => zkSetCPULowTempThreshold(context, -10);

    public static int WatchHeat(nint context) => zkSetCPUHighTempThreshold(context, 65);
}
