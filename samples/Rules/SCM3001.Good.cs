using System;
using System.Runtime.InteropServices;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetCurrentBindingInfo(nint context, [MarshalAs(UnmanagedType.U1)] out bool isLocked, [MarshalAs(UnmanagedType.U1)] out bool isBound);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockBinding(nint context);

    // An application asks whether the unit is locked, and leaves it as it is.
    public static bool IsLocked(nint context) =>
        zkGetCurrentBindingInfo(context, out var isLocked, out _) >= 0 ? isLocked : throw new InvalidOperationException("The unit does not say whether it is locked.");

    // Run once, at the factory, after the tests of the unit.
    [ScmProvisioning]
    public static int Finish(nint context) => zkLockBinding(context);
}

// ScmGuard.Annotations has this attribute; a copy of your own does as well.
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
internal sealed class ScmProvisioningAttribute : Attribute;
