using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkDisablePubKeyExport(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    // "Harden" sounds like something that can be softened again.
    public static int Harden(nint context, int slot) => zkDisablePubKeyExport(context, slot, isForeign: false); // SCM1006
}
