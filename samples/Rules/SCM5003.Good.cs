using System;
using System.Runtime.InteropServices;

internal static unsafe class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetRandBytes(nint context, out nint random, int count);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetSerialNumberString(nint context, out nint serialNumber);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetModelNumberString(nint context, [MarshalAs(UnmanagedType.LPUTF8Str)] out string modelNumber);

    public static byte[] Random(nint context, int count)
    {
        if (zkGetRandBytes(context, out var random, count) < 0)
        {
            throw new InvalidOperationException("No random numbers.");
        }

        try
        {
            return new ReadOnlySpan<byte>((void*)random, count).ToArray();
        }
        finally
        {
            NativeMemory.Clear((void*)random, (nuint)count);
            NativeMemory.Free((void*)random);
        }
    }

    // The caller frees it.
    public static int SerialNumber(nint context, out nint serialNumber) => zkGetSerialNumberString(context, out serialNumber);

    // The marshaller copies the text and frees what the library allocated.
    public static string ModelNumber(nint context) =>
        zkGetModelNumberString(context, out var modelNumber) < 0 ? throw new InvalidOperationException("No model number.") : modelNumber;
}
