using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenECDSASigFromDigest(nint context, byte[] digest, int slot, out nint signature, out int signatureSize);

    // Fits until the unit has given out 240 keys.
    public static byte Create(nint context, int masterSlot)
    {
        var slot = zkGenWalletChildKey(context, masterSlot, 0, true, false, out _);
        return (byte)slot; // SCM1004
    }

    // On the developer's desk the first generated key was in slot 16.
    public static int Sign(nint context, byte[] digest, out nint signature, out int size) =>
        zkGenECDSASigFromDigest(context, digest, 16, out signature, out size); // SCM1004
}
