using System.Runtime.InteropServices;

internal static class Wallets
{
    [DllImport("libzk_app_utils.so")]
    private static extern int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out nint chainCode);

    // A hardened child's chain code opens an oversight wallet for the accounts below it.
    public static int DeriveAccount(nint context, int parentSlot, out nint chainCode) =>
        zkGenWalletChildKey(context, parentSlot, 0, isHardened: true, returnChainCode: true, out chainCode);

    public static int DeriveAddress(nint context, int accountSlot, uint index) =>
        zkGenWalletChildKey(context, accountSlot, index, isHardened: false, returnChainCode: false, out _);
}
