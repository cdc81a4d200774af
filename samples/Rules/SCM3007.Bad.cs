using System.Runtime.InteropServices;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetPerimeterEventAction(nint context, int channel, uint flags);

    // Circuit 2 is channel 1: this watches nothing.
    public static int WatchSecondCircuit(nint context) => zkSetPerimeterEventAction(context, 2, 1); // SCM3007
}
