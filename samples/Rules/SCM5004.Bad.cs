using System.Runtime.InteropServices;
using System.Security.Cryptography;

internal static class Signer
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenECDSASigFromDigest(nint context, byte[] digest, int slot, out nint signature, out int size);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkVerifyECDSASigFromDigest(nint context, byte[] digest, int slot, byte[] signature, int size);

    public static int Sign(nint context, byte[] message, out nint signature, out int size)
    {
        var digest = SHA1.HashData(message);
        return zkGenECDSASigFromDigest(context, digest, 0, out signature, out size); // SCM5004
    }

    public static bool Verify(nint context, byte[] message, byte[] signature) =>
        zkVerifyECDSASigFromDigest(context, SHA512.HashData(message), 0, signature, signature.Length) == 1; // SCM5004
}
