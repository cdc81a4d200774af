using System.Runtime.InteropServices;

namespace Gateway;

/// <summary>The functions of libzk_app_utils that the gateway needs. Every output is allocated by the library and freed with libc's free.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "libzk_app_utils.so";

    [LibraryImport(Library)]
    public static partial int zkOpen(out nint context);

    [LibraryImport(Library)]
    public static partial int zkClose(nint context);

    [LibraryImport(Library)]
    public static partial int zkGenKeyPair(nint context, KeyType type);

    [LibraryImport(Library)]
    public static partial int zkGenECDSASigFromDigest(nint context, byte* digest, int slot, out byte* signature, out int signatureSize);

    [LibraryImport(Library)]
    public static partial int zkExportPubKey(nint context, out byte* publicKey, out int publicKeySize, int slot, [MarshalAs(UnmanagedType.U1)] bool isForeign);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkGenWalletMasterSeedWithBIP39(
        nint context, KeyType type, string variant, string walletName, byte* masterGeneratorKey, int masterGeneratorKeySize, string passphrase, byte** mnemonic);

    [LibraryImport(Library)]
    public static partial int zkGenWalletChildKey(
        nint context, int parentSlot, uint index, [MarshalAs(UnmanagedType.U1)] bool isHardened, [MarshalAs(UnmanagedType.U1)] bool returnChainCode, out byte* chainCode);
}
