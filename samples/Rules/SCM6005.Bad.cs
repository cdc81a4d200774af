using System;
using System.Runtime.InteropServices;
using System.Threading;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkOpen(out nint context);

    // Half a minute does for a Rev A, and mostly for a Rev B.
    public static nint WaitForModule()
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            if (zkOpen(out var context) == 0) // SCM6005
            {
                return context;
            }

            Thread.Sleep(1_000);
        }

        throw new TimeoutException("The module does not answer.");
    }
}
