using System;
using System.Runtime.InteropServices;

internal static class Signatures
{
    private const int Valid = 1;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkVerifyECDSASigFromDigest(nint context, byte[] digest, int slot, byte[] signature, int signatureSize);

    public static bool IsValid(nint context, byte[] digest, byte[] signature) =>
        zkVerifyECDSASigFromDigest(context, digest, 0, signature, signature.Length) == Valid;

    // Where it matters why: an error says nothing about the signature.
    public static bool Verify(nint context, byte[] digest, byte[] signature)
    {
        var result = zkVerifyECDSASigFromDigest(context, digest, 0, signature, signature.Length);
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit could not verify the signature: {result}.");
        }

        return result != 0;
    }
}
