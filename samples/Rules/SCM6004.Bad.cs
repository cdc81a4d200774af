using System;
using System.Runtime.InteropServices;

internal static class Tamper
{
    private const uint ForEver = 0xFFFFFFFF;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkWaitForPerimeterEvent(nint context, uint timeoutMilliseconds);

    // Nothing gets the thread out of here: not a signal, not the end of the service.
    public static int Wait(nint context) => zkWaitForPerimeterEvent(context, ForEver); // SCM6004

    // A quiet minute ends in the exception.
    public static void WaitForAMinute(nint context)
    {
        var result = zkWaitForPerimeterEvent(context, 60_000);
        if (result < 0) // SCM6004
        {
            throw new InvalidOperationException($"The wait failed: {result}.");
        }
    }
}
