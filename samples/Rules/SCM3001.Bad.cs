using System.Runtime.InteropServices;

internal static class Unit
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkLockBinding(nint context);

    // Runs at every start of the application.
    public static int Start(nint context) => zkLockBinding(context); // SCM3001
}
