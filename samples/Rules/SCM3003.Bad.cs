using System;
using System.Runtime.InteropServices;

[ScmProvisioning]
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
        Check(zkLockBinding(context));
        Check(zkSetBatteryVoltageAction(context, 2)); // SCM3003
        Check(zkSetCPUTempAction(context, 0)); // SCM3003
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit reported {result}.");
        }
    }
}

// ScmGuard.Annotations has this attribute; a copy of your own does as well.
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
internal sealed class ScmProvisioningAttribute : Attribute;
