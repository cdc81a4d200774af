using System;
using System.Runtime.InteropServices;

internal static class Module
{
    private static readonly nint _library = NativeLibrary.Load("libzk_app_utils.so");

    // An old header had this name.
    [DllImport("libzk_app_utils.so")]
    private static extern int zkVerifyECDSASigFromDigestWithForeignKeySlot(nint context, byte[] digest, int slot, byte[] signature, int size);

    // A slip of the pen.
    [DllImport("libzk_app_utils.so", EntryPoint = "zkGetSerialNumberString")]
    private static extern int GetSerialNumber(nint context, out nint text);

    // The library has no such function: what it allocates, libc frees.
    [DllImport("libzk_app_utils.so")]
    private static extern void zkFree(nint memory); // SCM5002

    public static bool IsSigned(nint context, byte[] digest, int slot, byte[] signature) =>
        zkVerifyECDSASigFromDigestWithForeignKeySlot(context, digest, slot, signature, signature.Length) == 1;

    public static string Serial(nint context)
    {
        if (GetSerialNumber(context, out var text) < 0)
        {
            throw new InvalidOperationException("The unit did not say its serial number.");
        }

        var serial = Marshal.PtrToStringUTF8(text)!;
        zkFree(text);
        return serial;
    }

    public static nint Flash() => NativeLibrary.GetExport(_library, "zkLEDFlash");
}
