using System.Runtime.InteropServices;

internal static class Lamp
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkLEDFlash(nint context, uint onMilliseconds, uint offMilliseconds, uint flashCount);

    // Until somebody turns it off, nobody sees whether the module is bound.
    public static int ShowThatItRuns(nint context) => zkLEDFlash(context, 500, 500, 0); // SCM6003
}
