using System.Runtime.InteropServices;

internal static class Lamp
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkLEDFlash(nint context, uint onMilliseconds, uint offMilliseconds, uint flashCount);

    // Ten seconds to find the unit in its rack.
    public static int Identify(nint context) => zkLEDFlash(context, 500, 500, 10);
}
