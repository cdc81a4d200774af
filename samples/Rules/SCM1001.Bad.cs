using System;
using System.Runtime.InteropServices;

internal static class KeyProvisioning
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenKeyPair(IntPtr context, int keyType);

    public static int CreateTelemetryKey(IntPtr context, string firmware)
    {
        if (firmware == "00.00.51beta")
        {
            throw new NotSupportedException("A beta firmware is not for the field.");
        }

        return zkGenKeyPair(context, 0); // SCM1001
    }

    public static int CreateKeyBeforeLooking(IntPtr context, string firmware)
    {
        var slot = zkGenKeyPair(context, 0); // SCM1001
        if (firmware == "01.02.02release")
        {
            throw new NotSupportedException("Keys made on this firmware are gone after a reboot.");
        }

        return slot;
    }
}
