using System;
using System.Runtime.InteropServices;
using System.Threading;

internal static class Tamper
{
    private const int TimedOut = -110;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkWaitForPerimeterEvent(nint context, uint timeoutMilliseconds);

    // Waits for as long as the program runs, a second at a time.
    public static bool Wait(nint context, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var result = zkWaitForPerimeterEvent(context, 1_000);
            if (result != TimedOut)
            {
                return result >= 0 ? true : throw new InvalidOperationException($"The wait failed: {result}.");
            }
        }

        return false;
    }
}
