using System.Runtime.InteropServices;

internal static partial class Provisioning
{
    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkLockBinding(nint context);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkSetBatteryVoltageAction(nint context, int action);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkSetCPUTempAction(nint context, int action);

    public static void Finish(nint context)
    {
        zkLockBinding(context);
        zkSetBatteryVoltageAction(context, 2); // SCM3003
        zkSetCPUTempAction(context, 0); // SCM3003
    }
}
