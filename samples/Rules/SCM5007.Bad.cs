using System.Runtime.InteropServices;

internal static partial class Module
{
    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkOpen(out nint context);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkClose(nint context);

    [LibraryImport("libzk_app_utils.so")]
    private static partial int zkLEDOn(nint context);

    public static int Light()
    {
        if (zkOpen(out var context) < 0) // SCM5007
        {
            return -1;
        }

        if (zkLEDOn(context) < 0)
        {
            return -1;
        }

        zkClose(context);
        return zkClose(context); // SCM5007
    }

    public static void LightAfterClose(nint context)
    {
        zkClose(context);
        zkLEDOn(context); // SCM5007
    }
}
