using System;
using System.Runtime.InteropServices;

internal static unsafe class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetRandBytes(nint context, out nint random, int count);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetSerialNumberString(nint context, out nint serialNumber);

    // Each call leaves a block behind, with what nobody else should read.
    public static byte[] Random(nint context, int count)
    {
        if (zkGetRandBytes(context, out var random, count) < 0) // SCM5003
        {
            throw new InvalidOperationException("No random numbers.");
        }

        var bytes = new byte[count];
        Marshal.Copy(random, bytes, 0, count);
        return bytes;
    }

    // A BSTR begins before the pointer to it: this frees an address that malloc never returned.
    public static string SerialNumber(nint context)
    {
        var result = zkGetSerialNumberString(context, out var text);
        if (result < 0)
        {
            throw new InvalidOperationException($"No serial number: {result}.");
        }

        var serialNumber = Marshal.PtrToStringUTF8(text) ?? "";
        Marshal.FreeBSTR(text); // SCM5003
        return serialNumber;
    }
}
