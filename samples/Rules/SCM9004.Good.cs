using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

internal sealed class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenKeyPair(nint context, int type);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockBinding(nint context);

    [SuppressMessage("Zymbit", "SCM1001:Key pair is lost at reboot", Justification = "The key signs one session and is meant to be gone.")]
    public int Create(nint context) => zkGenKeyPair(context, 1);

    [ScmProvisioning]
    public int Finish(nint context) => zkLockBinding(context);
}

internal static class Factory
{
    public static int Run(Unit unit, nint context) => unit.Finish(context);
}

// ScmGuard.Annotations has this attribute; a copy of your own does as well.
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
internal sealed class ScmProvisioningAttribute : Attribute;
