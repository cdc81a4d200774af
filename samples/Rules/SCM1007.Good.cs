using System.Runtime.InteropServices;

internal static class Keys
{
    private const int Ed25519 = 2;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenEphemeralKeyPair(nint context, int keyType);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenECDSASigFromDigest(nint context, byte[] digest, int slot, out nint signature, out int signatureSize);

    // A curve that signs.
    public static int Sign(nint context, int masterSlot, byte[] digest, out nint signature, out int size)
    {
        var slot = zkGenWalletChildKey(context, masterSlot, 0, true, false, out _);
        return zkGenECDSASigFromDigest(context, digest, slot, out signature, out size);
    }

    public static int Begin(nint context) => zkGenEphemeralKeyPair(context, Ed25519);
}
