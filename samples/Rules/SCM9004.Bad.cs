using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

internal sealed class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenKeyPair(nint context, int type);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockBinding(nint context);

    // Two digits are swapped: nothing is suppressed, and the warning stays.
    [SuppressMessage("Zymbit", "SCM1010:Key pair is lost at reboot", Justification = "The unit never reboots.")] // SCM9004
    public int Create(nint context) => zkGenKeyPair(context, 1); // SCM1001

    [ScmProvisioning]
    public int Finish(nint context) => zkLockBinding(context);
}

internal static class Factory
{
    // The mark is not the caller's: it would allow what is written into this method later.
    [ScmProvisioning] // SCM9004@end
    public static int Run(Unit unit, nint context)
    {
#pragma warning disable SCM3010 // SCM9004
        return unit.Finish(context);
#pragma warning restore SCM3010
    }
}

// ScmGuard.Annotations has this attribute; a copy of your own does as well.
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
internal sealed class ScmProvisioningAttribute : Attribute;
