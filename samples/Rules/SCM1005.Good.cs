using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkStoreForeignPubKey(nint context, int keyType, byte[] publicKey, int publicKeySize);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkRemoveKey(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    // A generated key, whose slot the program has stored.
    public static int Forget(nint context, int generatedSlot) => zkRemoveKey(context, generatedSlot, isForeign: false);

    public static int Greet(nint context, byte[] serverKey)
    {
        var server = zkStoreForeignPubKey(context, 0, serverKey, serverKey.Length);
        return server < 0 ? server : zkRemoveKey(context, server, isForeign: true);
    }
}
