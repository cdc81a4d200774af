using System;
using System.Runtime.InteropServices;

internal static class Signatures
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkVerifyECDSASigFromDigest(nint context, byte[] digest, int slot, byte[] signature, int signatureSize);

    // 0 is success for most functions of the library, but for this one it is a forgery.
    public static void Require(nint context, byte[] digest, byte[] signature)
    {
        if (zkVerifyECDSASigFromDigest(context, digest, 0, signature, signature.Length) != 0) // SCM4004
        {
            throw new UnauthorizedAccessException("The signature is not valid.");
        }
    }

    // Whoever does not look at 0 lets a forgery in as well.
    public static void Install(nint context, byte[] digest, byte[] signature)
    {
        var result = zkVerifyECDSASigFromDigest(context, digest, 0, signature, signature.Length);
        if (result < 0) // SCM4004
        {
            throw new UnauthorizedAccessException($"The update is not signed: {result}.");
        }

        Console.WriteLine("Installing the update.");
    }

    // -110 is not 0 either: while the unit does not answer, every signature is good.
    public static bool IsValid(nint context, byte[] digest, byte[] signature) =>
        zkVerifyECDSASigFromDigest(context, digest, 0, signature, signature.Length) != 0; // SCM4004
}
