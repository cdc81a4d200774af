using System.Runtime.InteropServices;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetBatteryVoltageThreshold(nint context, float volts);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetCPUHighTempThreshold(nint context, float celsius);

    // A fresh battery has 3 V, and the unit does not refuse this.
    public static int WatchBattery(nint context) => zkSetBatteryVoltageThreshold(context, 2.8f); // SCM3005

    // Any processor is warmer than that after a minute.
    public static int WatchTemperature(nint context) => zkSetCPUHighTempThreshold(context, 35); // SCM3005
}
