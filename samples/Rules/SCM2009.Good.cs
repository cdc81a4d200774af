using System.Runtime.InteropServices;

internal static class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkSetSLIP39GroupInfo(nint context, int index, int members, int threshold);

    // Any two of the three directors, or three of the five officers.
    public static int DescribeDirectors(nint context) => zkSetSLIP39GroupInfo(context, 0, 3, 2);

    public static int DescribeOfficers(nint context) => zkSetSLIP39GroupInfo(context, 1, 5, 3);
}
