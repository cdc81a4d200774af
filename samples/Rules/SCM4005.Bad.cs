using System;
using System.IO;
using System.Runtime.InteropServices;

internal static class Vault
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockDataF2F(nint context, string source, string destination, [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkRemoveKey(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkVerifyECDSASigFromDigest(nint context, byte[] digest, int slot, byte[] signature, int signatureSize);

    // If the unit does not answer, the data is gone.
    public static void Seal(nint context, string file)
    {
        zkLockDataF2F(context, file, file + ".locked", false); // SCM4005

        File.Delete(file);
    }

    // The key may still be there, and whoever relies on it being gone never learns of it.
    public static void Retire(nint context, int slot)
    {
        zkRemoveKey(context, slot, false); // SCM4005
    }

    public static void Install(nint context, byte[] digest, byte[] signature)
    {
        var result = zkVerifyECDSASigFromDigest(context, digest, 0, signature, signature.Length); // SCM4005

        Console.WriteLine("Installing the update.");
    }
}
