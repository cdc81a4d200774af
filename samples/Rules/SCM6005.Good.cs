using System;
using System.Runtime.InteropServices;
using System.Threading;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkOpen(out nint context);

    // 90 s, the 50 s more that a Rev B can take, and some to spare.
    public static nint WaitForModule()
    {
        for (var attempt = 0; attempt < 180; attempt++)
        {
            if (zkOpen(out var context) == 0)
            {
                return context;
            }

            Thread.Sleep(1_000);
        }

        throw new TimeoutException("The module does not answer.");
    }
}
