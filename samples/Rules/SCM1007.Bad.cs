using System;
using System.Runtime.InteropServices;

internal static class Keys
{
    private const int X25519 = 3;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenKeyPair(nint context, int keyType);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenECDSASigFromDigest(nint context, byte[] digest, int slot, out nint signature, out int signatureSize);

    public static int Sign(nint context, string firmware, byte[] digest, out nint signature, out int size)
    {
        if (firmware == "01.02.02release")
        {
            throw new NotSupportedException("Keys made on this firmware are gone after a reboot.");
        }

        var slot = zkGenKeyPair(context, X25519);
        return zkGenECDSASigFromDigest(context, digest, slot, out signature, out size); // SCM1007
    }
}
