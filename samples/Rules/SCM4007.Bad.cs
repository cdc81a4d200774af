using System.Runtime.InteropServices;

internal static class Settings
{
    private const string File = "/var/lib/gateway/settings.locked";

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockDataB2F(nint context, byte[] source, int sourceSize, string destination, [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkUnlockDataF2B(nint context, string source, out nint data, out int dataSize, [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    public static int Save(nint context, byte[] settings) => zkLockDataB2F(context, settings, settings.Length, File, true); // SCM4007

    public static int Load(nint context, out nint settings, out int size) => zkUnlockDataF2B(context, File, out settings, out size, true);
}
