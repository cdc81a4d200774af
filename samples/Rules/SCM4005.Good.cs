using System;
using System.IO;
using System.Runtime.InteropServices;

internal static class Vault
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkOpen(out nint context);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkClose(nint context);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLEDFlash(nint context, uint onMilliseconds, uint offMilliseconds, uint flashes);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockDataF2F(nint context, string source, string destination, [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkInvalidateEphemeralKey(nint context);

    public static void Seal(string file)
    {
        Check(zkOpen(out var context));
        try
        {
            Check(zkLockDataF2F(context, file, file + ".locked", false));
            File.Delete(file);

            // Nobody minds if the LED does not flash.
            zkLEDFlash(context, 100, 100, 3);

            // It is an error if there is none, and then there is nothing to do.
            _ = zkInvalidateEphemeralKey(context);
        }
        finally
        {
            zkClose(context);
        }
    }

    private static void Check(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"The unit reported {result}.");
        }
    }
}
