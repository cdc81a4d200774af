using System;
using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkExportPubKey2File(nint context, string path, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkDisablePubKeyExport(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    // Run once, at the factory, after the public key went into the register.
    [ScmProvisioning]
    public static int CloseExport(nint context, int slot)
    {
        var exported = zkExportPubKey2File(context, "/var/lib/factory/unit.pem", slot, isForeign: false);
        return exported < 0 ? exported : zkDisablePubKeyExport(context, slot, isForeign: false);
    }
}

// ScmGuard.Annotations has this attribute; a copy of your own does as well.
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class | AttributeTargets.Assembly)]
internal sealed class ScmProvisioningAttribute : Attribute;
