using System.Runtime.InteropServices;
using System.Security.Cryptography;

internal static class Session
{
    private const int Pbkdf2Sha256 = 2;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkDoRawECDH(nint context, int slot, byte[] peerKey, int peerKeySize, out nint secret);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkDoECDHAndKDF(
        nint context, int kdf, int slot, byte[] peerKey, int peerKeySize, byte[] salt, int saltSize, byte[] info, int infoSize, int iterations, int keySize, out nint key);

    public static AesGcm? Open(nint context, byte[] peerKey)
    {
        if (zkDoRawECDH(context, 0, peerKey, peerKey.Length, out var secret) < 0)
        {
            return null;
        }

        var key = new byte[32];
        Marshal.Copy(secret, key, 0, key.Length);
        Marshal.FreeHGlobal(secret);
        return new AesGcm(key, 16); // SCM4006
    }

    public static int Derive(nint context, byte[] peerKey, byte[] salt, out nint key) =>
        zkDoECDHAndKDF(context, Pbkdf2Sha256, 0, peerKey, peerKey.Length, salt, salt.Length, [], 0, 100, 32, out key); // SCM4006
}
