using System;
using System.Runtime.InteropServices;

internal static unsafe partial class Module
{
    private const string Library = "libzk_app_utils.so";

    private static readonly nint _library = NativeLibrary.Load(Library);

    private static readonly delegate* unmanaged<nint, uint, int> _waitForTap = (delegate* unmanaged<nint, uint, int>)NativeLibrary.GetExport(_library, "zkWaitForTap");

    private static readonly LedFlash _ledFlash = Marshal.GetDelegateForFunctionPointer<LedFlash>(NativeLibrary.GetExport(_library, "zkLEDFlash"));

    private delegate int LedFlash(nint context, uint onMilliseconds, uint offMilliseconds, uint count);

    // An output is an address that the library writes, and libc frees.
    [LibraryImport(Library)]
    private static partial int zkGetRandBytes(nint context, out byte* data, int count);

    // A C bool has one byte.
    [DllImport(Library)]
    private static extern int zkRemoveKey(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    // A name that says what the function does is as good as the library's, and an enumeration as good as its int.
    [DllImport(Library, EntryPoint = "zkGenKeyPair")]
    private static extern int MakeKeyPair(ModuleHandle context, Curve curve);

    // A string is UTF-8 on the unit unless something else is asked for.
    [DllImport(Library)]
    private static extern int zkExportPubKey2File(void* context, string path, int slot, byte isForeign);

    // To the machine a uint is an int; only a result must be able to be negative.
    [DllImport(Library)]
    private static extern int zkAddOrUpdateSupervisedBootFile(IntPtr context, byte[] path, uint slot);

    // Another library's functions are not compared.
    [DllImport("libanother.so", EntryPoint = "zkGetRandBytes")]
    private static extern int GetRandBytes(byte[] data);

    public static byte[] Nonce(nint context)
    {
        if (zkGetRandBytes(context, out var data, 16) < 0)
        {
            throw new InvalidOperationException("The unit gave no random data.");
        }

        var nonce = new ReadOnlySpan<byte>(data, 16).ToArray();
        NativeMemory.Free(data);
        return nonce;
    }

    private enum Curve
    {
        Secp256R1,
    }

    private sealed class ModuleHandle() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle() => true;
    }
}
