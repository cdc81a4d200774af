using System;
using System.Runtime.InteropServices;

internal static partial class Agreement
{
    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkGenEphemeralKeyPair(nint context, int type);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkDoRawECDH(nint context, int slot, byte[] peerPublicKey, int peerPublicKeySize, out nint secret);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkGenECDSASigFromDigest(nint context, byte[] digest, int slot, out nint signature, out int signatureSize);

    public static int Sign(nint context, byte[] digest, int slot, out nint signature) => zkGenECDSASigFromDigest(context, digest, slot, out signature, out _);

    // One key for each agreement, used before the next one is made.
    public static int Agree(nint context, byte[] first, byte[] second, out nint firstSecret, out nint secondSecret)
    {
        Check(zkGenEphemeralKeyPair(context, 0));
        Check(zkDoRawECDH(context, -1, first, first.Length, out firstSecret));
        Check(zkGenEphemeralKeyPair(context, 0));
        return zkDoRawECDH(context, -1, second, second.Length, out secondSecret);
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit reported {result}.");
        }
    }
}
