using System;
using System.Runtime.InteropServices;

internal static class Keys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkStoreForeignPubKey(nint context, int keyType, byte[] publicKey, int publicKeySize);

    // The slot is kept with what the key is for, so that the next start of the program finds the key again.
    public static void Prepare(nint context, byte[] serverKey, Action<string, int> remember)
    {
        var slot = zkStoreForeignPubKey(context, 0, serverKey, serverKey.Length);
        if (slot < 0)
        {
            throw new InvalidOperationException($"The server's key was not stored: {slot}.");
        }

        remember("server", slot);
    }
}
