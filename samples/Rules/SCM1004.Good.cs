using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenECDSASigFromDigest(nint context, byte[] digest, int slot, out nint signature, out int signatureSize);

    public static int Create(nint context, int masterSlot) => zkGenWalletChildKey(context, masterSlot, 0, true, false, out _);

    // The slot comes from where it was stored when the key was made.
    public static int Sign(nint context, byte[] digest, int slot, out nint signature, out int size) =>
        zkGenECDSASigFromDigest(context, digest, slot, out signature, out size);

    // A permanent slot is the same on every unit.
    public static int SignWithFactoryKey(nint context, byte[] digest, out nint signature, out int size) =>
        zkGenECDSASigFromDigest(context, digest, 0, out signature, out size);
}
