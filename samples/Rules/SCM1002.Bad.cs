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

    // The call returns a status. As a slot, 0 is a permanent key.
    public static int Sign(nint context, byte[] digest, out nint signature)
    {
        var slot = zkGenEphemeralKeyPair(context, 0);
        return zkGenECDSASigFromDigest(context, digest, slot, out signature, out _); // SCM1002
    }

    // There is one ephemeral key: the second call replaces what the first one made.
    public static int Agree(nint context, byte[] peer, out nint secret)
    {
        Check(zkGenEphemeralKeyPair(context, 0));
        Check(zkGenEphemeralKeyPair(context, 3)); // SCM1002
        return zkDoRawECDH(context, -1, peer, peer.Length, out secret);
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit reported {result}.");
        }
    }
}
