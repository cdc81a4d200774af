using System.Runtime.InteropServices;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetPerimeterEventAction(nint context, int channel, uint flags);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetBatteryVoltageAction(nint context, ThresholdAction action);

    public static int DestroyOnLowBattery(nint context) => zkSetBatteryVoltageAction(context, ThresholdAction.SelfDestruct); // SCM3002

    // The unit is to go to sleep, as for the battery. But to the perimeter, 2 is self-destruct.
    public static int SleepOnTamper(nint context) => zkSetPerimeterEventAction(context, 0, (uint)ThresholdAction.Sleep); // SCM3002
}

internal enum ThresholdAction
{
    None = 0,
    SelfDestruct = 1,
    Sleep = 2,
}
