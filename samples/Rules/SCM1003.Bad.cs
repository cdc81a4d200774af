using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkStoreForeignPubKey(nint context, int keyType, byte[] publicKey, int publicKeySize);

    public static void Prepare(nint context, int masterSlot, byte[] serverKey)
    {
        zkGenWalletChildKey(context, masterSlot, 0, true, false, out _); // SCM1003
        _ = zkStoreForeignPubKey(context, 0, serverKey, serverKey.Length); // SCM1003
    }
}
