using System;
using System.Runtime.InteropServices;

internal static unsafe class Module
{
    private static readonly nint _library = NativeLibrary.Load("libzk_app_utils.so");

    [DllImport("libzk_app_utils.so")]
    private static extern int zkVerifyECDSASigFromDigestWithForeignKeySlot(nint context, byte[] digest, int slot, byte[] signature, int size);

    // A method may have any name if it says which function it is.
    [DllImport("libzk_app_utils.so", EntryPoint = "zkGetSerialNumberString")]
    private static extern int zkGetSerial(nint context, out nint text);

    // Another library's functions are its own.
    [DllImport("libanother.so")]
    private static extern void zkFree(nint memory);

    public static bool IsSigned(nint context, byte[] digest, int slot, byte[] signature) =>
        zkVerifyECDSASigFromDigestWithForeignKeySlot(context, digest, slot, signature, signature.Length) == 1;

    public static string Serial(nint context)
    {
        if (zkGetSerial(context, out var text) < 0)
        {
            throw new InvalidOperationException("The unit did not say its serial number.");
        }

        var serial = Marshal.PtrToStringUTF8(text)!;
        NativeMemory.Free((void*)text);
        return serial;
    }

    public static void Forget(nint memory) => zkFree(memory);

    // To ask whether an old function is there is no mistake.
    public static bool IsOld() => NativeLibrary.TryGetExport(_library, "zkGenWalletMasterSeed", out _);
}
