using System.Runtime.InteropServices;
using System.Security.Cryptography;

internal static class Session
{
    private const int Rfc5869Sha256 = 0;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkDoRawECDH(nint context, int slot, byte[] peerKey, int peerKeySize, out nint secret);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkDoECDHAndKDF(
        nint context, int kdf, int slot, byte[] peerKey, int peerKeySize, byte[] salt, int saltSize, byte[] info, int infoSize, int iterations, int keySize, out nint key);

    public static AesGcm? Open(nint context, byte[] peerKey, byte[] salt)
    {
        if (zkDoRawECDH(context, 0, peerKey, peerKey.Length, out var pointer) < 0)
        {
            return null;
        }

        var secret = new byte[32];
        Marshal.Copy(pointer, secret, 0, secret.Length);
        Marshal.FreeHGlobal(pointer);
        return new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, salt), 16);
    }

    // RFC 5869 takes no iterations.
    public static int Derive(nint context, byte[] peerKey, byte[] salt, out nint key) =>
        zkDoECDHAndKDF(context, Rfc5869Sha256, 0, peerKey, peerKey.Length, salt, salt.Length, [], 0, 1, 32, out key);
}
