using System;
using System.Runtime.InteropServices;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetPerimeterEventAction(nint context, int channel, PerimeterActions flags);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetBatteryVoltageAction(nint context, ThresholdAction action);

    // Each function has an enumeration of its own.
    public static int NotifyOnTamper(nint context) => zkSetPerimeterEventAction(context, 0, PerimeterActions.Notify);

    public static int SleepOnLowBattery(nint context) => zkSetBatteryVoltageAction(context, ThresholdAction.Sleep);
}

[Flags]
internal enum PerimeterActions : uint
{
    None = 0,
    Notify = 1,
    SelfDestruct = 2,
}

internal enum ThresholdAction
{
    None = 0,
    SelfDestruct = 1,
    Sleep = 2,
}
