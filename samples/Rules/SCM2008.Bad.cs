using System.Runtime.InteropServices;

internal static class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    public static int Derive(nint context, int parentSlot, out nint chainCode) =>
        zkGenWalletChildKey(context, parentSlot, 0, isHardened: false, returnChainCode: true, out chainCode); // SCM2008
}
