using System.Runtime.InteropServices;

internal static class Unit
{
    private const int Circuit1 = 0;
    private const int Circuit2 = 1;

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetPerimeterEventAction(nint context, int channel, uint flags);

    public static int WatchFirstCircuit(nint context) => zkSetPerimeterEventAction(context, Circuit1, 1);

    public static int WatchSecondCircuit(nint context) => zkSetPerimeterEventAction(context, Circuit2, 1);
}
