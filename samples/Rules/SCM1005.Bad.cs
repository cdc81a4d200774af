using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkStoreForeignPubKey(nint context, int keyType, byte[] publicKey, int publicKeySize);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkRemoveKey(nint context, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    public static int ForgetFactoryKey(nint context) => zkRemoveKey(context, 2, isForeign: false); // SCM1005

    // The server's key lies in the foreign store: this is aimed at the unit's own key of that number.
    public static int Greet(nint context, byte[] serverKey)
    {
        var server = zkStoreForeignPubKey(context, 0, serverKey, serverKey.Length);
        return zkRemoveKey(context, server, isForeign: false); // SCM1005
    }
}
