using System;
using System.Runtime.InteropServices;

[ScmProvisioning]
internal static partial class Provisioning
{
    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkLockBinding(nint context);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkSetPerimeterEventAction(nint context, int channel, uint actionFlags);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkWaitForPerimeterEvent(nint context, uint timeoutMilliseconds);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkClearPerimeterDetectEvents(nint context);

    public static void Finish(nint context)
    {
        Check(zkSetPerimeterEventAction(context, 0, 1));
        Check(zkLockBinding(context));
    }

    public static void FinishAfterTest(nint context)
    {
        if (zkWaitForPerimeterEvent(context, 10_000) == 0 && zkClearPerimeterDetectEvents(context) == 0)
        {
            Check(zkLockBinding(context));
        }
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
