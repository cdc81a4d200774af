using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenKeyPair(nint context, int keyType);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkStoreForeignPubKey(nint context, int keyType, byte[] publicKey, int publicKeySize);

    public static void Prepare(nint context, byte[] serverKey)
    {
        zkGenKeyPair(context, 0); // SCM1003
        _ = zkStoreForeignPubKey(context, 0, serverKey, serverKey.Length); // SCM1003
    }
}
