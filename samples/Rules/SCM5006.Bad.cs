using System.Runtime.InteropServices;

internal static class PublicKeys
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGetECDSAPubKey(nint context, out nint publicKey, out int publicKeySize, int slot);

    [DllImport("libzk_app_utils.so")]
    private static extern int zkSaveECDSAPubKey2File(nint context, string path, int slot);

    public static int Read(nint context, out nint publicKey, out int size) => zkGetECDSAPubKey(context, out publicKey, out size, 0); // SCM5006

    public static int Save(nint context, string path) => zkSaveECDSAPubKey2File(context, path, 0); // SCM5006
}
