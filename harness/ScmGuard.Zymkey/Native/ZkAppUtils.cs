using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

[assembly: DisableRuntimeMarshalling]

namespace ScmGuard.Zymkey.Native;

/// <summary>The 76 functions of <c>libzk_app_utils</c>, in the header's order and under its names.</summary>
/// <remarks>
/// Outputs are <c>ref</c> and not <c>out</c>, so that what the library does not write stays null. Where the library takes a null pointer for an
/// output that is not wanted, it is a pointer to a pointer. Secrets are pointers and never strings, so that no copy of them is left behind.
/// A test holds every declaration against the API tables.
/// </remarks>
internal static unsafe partial class ZkAppUtils
{
    private const string Library = ZkAppUtilsLibrary.ImportName;

    [LibraryImport(Library)]
    public static partial int zkOpen(ref nint context);

    [LibraryImport(Library)]
    public static partial int zkClose(nint context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkCreateRandDataFile(ZymkeyContext context, string dstFilename, int rdataSz);

    [LibraryImport(Library)]
    public static partial int zkGetRandBytes(ZymkeyContext context, ref byte* rdata, int rdataSz);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkLockDataF2F(
        ZymkeyContext context,
        string srcPtFilename,
        string dstCtFilename,
        [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkLockDataB2F(
        ZymkeyContext context,
        byte* srcPt,
        int srcPtSz,
        string dstCtFilename,
        [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkLockDataF2B(
        ZymkeyContext context,
        string srcPtFilename,
        ref byte* dstCt,
        ref int dstCtSz,
        [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [LibraryImport(Library)]
    public static partial int zkLockDataB2B(
        ZymkeyContext context,
        byte* srcPt,
        int srcPtSz,
        ref byte* dstCt,
        ref int dstCtSz,
        [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkUnlockDataF2F(
        ZymkeyContext context,
        string srcCtFilename,
        string dstPtFilename,
        [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkUnlockDataB2F(
        ZymkeyContext context,
        byte* srcCt,
        int srcCtSz,
        string dstPtFilename,
        [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkUnlockDataF2B(
        ZymkeyContext context,
        string srcCtFilename,
        ref byte* dstPt,
        ref int dstPtSz,
        [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [LibraryImport(Library)]
    public static partial int zkUnlockDataB2B(
        ZymkeyContext context,
        byte* srcCt,
        int srcCtSz,
        ref byte* dstPt,
        ref int dstPtSz,
        [MarshalAs(UnmanagedType.U1)] bool useSharedKey);

    [LibraryImport(Library)]
    public static partial int zkGenECDSASigFromDigest(ZymkeyContext context, byte* digest, int slot, ref byte* sig, ref int sigSz);

    [LibraryImport(Library)]
    public static partial int zkGenECDSASigFromDigestWithRecID(
        ZymkeyContext context,
        byte* digest,
        int slot,
        ref byte* sig,
        ref int sigSz,
        ref byte recoveryId);

    [LibraryImport(Library)]
    public static partial int zkVerifyECDSASigFromDigest(ZymkeyContext context, byte* digest, int pubkeySlot, byte* sig, int sigSz);

    [LibraryImport(Library)]
    public static partial int zkVerifyECDSASigFromDigestWithForeignKeySlot(ZymkeyContext context, byte* digest, int pubkeySlot, byte* sig, int sigSz);

    [LibraryImport(Library)]
    public static partial int zkDoRawECDH(ZymkeyContext context, int slot, byte* peerPubkey, int peerPubkeySz, ref byte* preMasterSecret);

    [LibraryImport(Library)]
    public static partial int zkDoRawECDHWithIntPeerPubkey(
        ZymkeyContext context,
        int slot,
        int peerPubkeySlot,
        [MarshalAs(UnmanagedType.U1)] bool peerPubkeySlotIsForeign,
        ref byte* preMasterSecret);

    [LibraryImport(Library)]
    public static partial int zkDoECDHAndKDF(
        ZymkeyContext context,
        EcdhKdf kdfType,
        int slot,
        byte* peerPubkey,
        int peerPubkeySz,
        byte* salt,
        int saltSz,
        byte* info,
        int infoSz,
        int numIterations,
        int derivedKeySz,
        ref byte* derivedKey);

    [LibraryImport(Library)]
    public static partial int zkDoECDHAndKDFWithIntPeerPubkey(
        ZymkeyContext context,
        EcdhKdf kdfType,
        int slot,
        int peerPubkeySlot,
        [MarshalAs(UnmanagedType.U1)] bool peerPubkeySlotIsForeign,
        byte* salt,
        int saltSz,
        byte* info,
        int infoSz,
        int numIterations,
        int derivedKeySz,
        ref byte* derivedKey);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkSaveECDSAPubKey2File(ZymkeyContext context, string filename, int slot);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkExportPubKey2File(
        ZymkeyContext context,
        string filename,
        int pubkeySlot,
        [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    [LibraryImport(Library)]
    public static partial int zkGetECDSAPubKey(ZymkeyContext context, ref byte* pk, ref int pkSz, int slot);

    [LibraryImport(Library)]
    public static partial int zkExportPubKey(
        ZymkeyContext context,
        ref byte* pk,
        ref int pkSz,
        int pubkeySlot,
        [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    [LibraryImport(Library)]
    public static partial int zkGetAllocSlotsList(
        ZymkeyContext context,
        [MarshalAs(UnmanagedType.U1)] bool isForeign,
        ref int maxNumKeys,
        ref int* allocKeyList,
        ref int allocKeyListSz);

    [LibraryImport(Library)]
    public static partial int zkStoreForeignPubKey(ZymkeyContext context, KeyType pkType, byte* pk, int pkSz);

    [LibraryImport(Library)]
    public static partial int zkDisablePubKeyExport(ZymkeyContext context, int pubkeySlot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    [LibraryImport(Library)]
    public static partial int zkGenKeyPair(ZymkeyContext context, KeyType type);

    [LibraryImport(Library)]
    public static partial int zkGenEphemeralKeyPair(ZymkeyContext context, KeyType type);

    [LibraryImport(Library)]
    public static partial int zkInvalidateEphemeralKey(ZymkeyContext context);

    [LibraryImport(Library)]
    public static partial int zkRemoveKey(ZymkeyContext context, int slot, [MarshalAs(UnmanagedType.U1)] bool slotIsForeign);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkGenWalletMasterSeedWithBIP39(
        ZymkeyContext context,
        KeyType type,
        string variant,
        string walletName,
        byte* masterGeneratorKey,
        int masterGeneratorKeySize,
        byte* passphrase,
        byte** mnemonic);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkGenWalletMasterSeedWithSLIP39(
        ZymkeyContext context,
        KeyType type,
        string variant,
        string walletName,
        byte* masterGeneratorKey,
        int masterGeneratorKeySize,
        int groupCount,
        int groupThreshold,
        int groupIterationExponent,
        byte* masterPassphrase);

    [LibraryImport(Library)]
    public static partial int zkSetSLIP39GroupInfo(ZymkeyContext context, int groupIndex, int memberCount, int memberThreshold);

    [LibraryImport(Library)]
    public static partial int zkAddSLIP39MemberPassword(ZymkeyContext context, byte* passphrase, ref byte* mnemonicSentence);

    [LibraryImport(Library)]
    public static partial int zkCancelSLIP39Session(ZymkeyContext context);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkGenOversightWallet(
        ZymkeyContext context,
        KeyType type,
        string variant,
        byte* pubKey,
        byte* chainCode,
        string nodeAddr,
        string walletName);

    [LibraryImport(Library)]
    public static partial int zkGenWalletChildKey(
        ZymkeyContext context,
        int parentKeySlot,
        uint index,
        [MarshalAs(UnmanagedType.U1)] bool isHardened,
        [MarshalAs(UnmanagedType.U1)] bool returnChainCode,
        byte** chainCode);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkRestoreWalletMasterSeedFromBIP39Mnemonic(
        ZymkeyContext context,
        KeyType type,
        string variant,
        string walletName,
        byte* masterGeneratorKey,
        int masterGeneratorKeySize,
        byte* bip39Passphrase,
        byte* bip39Mnemonic);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkRestoreWalletMasterSeedFromSLIP39(
        ZymkeyContext context,
        KeyType type,
        string variant,
        string walletName,
        byte* masterGeneratorKey,
        int masterGeneratorKeySize,
        byte* slip39Passphrase);

    [LibraryImport(Library)]
    public static partial int zkAddRestoreSLIP39Mnemonic(ZymkeyContext context, byte* passphrase, byte* mnemonicSentence);

    [LibraryImport(Library)]
    public static partial int zkGetWalletNodeAddrFromKeySlot(
        ZymkeyContext context,
        int slot,
        ref byte* nodeAddr,
        ref byte* walletName,
        ref int masterSeedSlot);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkGetWalletKeySlotFromNodeAddr(
        ZymkeyContext context,
        string nodeAddr,
        string? walletName,
        int masterSeedSlot,
        ref int slot);

    [LibraryImport(Library)]
    public static partial int zkSetPerimeterEventAction(ZymkeyContext context, int channel, uint actionFlags);

    [LibraryImport(Library)]
    public static partial int zkSetDigitalPerimeterDetectLPPeriod(ZymkeyContext context, int lpPeriod);

    [LibraryImport(Library)]
    public static partial int zkSetDigitalPerimeterDetectLPMaxBits(ZymkeyContext context, int maxNumBits);

    [LibraryImport(Library)]
    public static partial int zkSetDigitalPerimeterDetectDelays(ZymkeyContext context, int minDelayNs, int maxDelayNs);

    [LibraryImport(Library)]
    public static partial int zkWaitForPerimeterEvent(ZymkeyContext context, uint timeoutMs);

    [LibraryImport(Library)]
    public static partial int zkGetPerimeterDetectInfo(ZymkeyContext context, ref uint* timestampsSec, ref int numTimestamps);

    [LibraryImport(Library)]
    public static partial int zkClearPerimeterDetectEvents(ZymkeyContext context);

    [LibraryImport(Library)]
    public static partial int zkLEDOff(ZymkeyContext context);

    [LibraryImport(Library)]
    public static partial int zkLEDOn(ZymkeyContext context);

    [LibraryImport(Library)]
    public static partial int zkLEDFlash(ZymkeyContext context, uint onMs, uint offMs, uint numFlashes);

    [LibraryImport(Library)]
    public static partial int zkSetI2CAddr(ZymkeyContext context, int addr);

    [LibraryImport(Library)]
    public static partial int zkGetTime(ZymkeyContext context, ref uint epochTimeSec, [MarshalAs(UnmanagedType.U1)] bool preciseTime);

    [LibraryImport(Library)]
    public static partial int zkSetTapSensitivity(ZymkeyContext context, AccelerationAxis axis, float pct);

    [LibraryImport(Library)]
    public static partial int zkWaitForTap(ZymkeyContext context, uint timeoutMs);

    [LibraryImport(Library)]
    public static partial int zkGetAccelerometerData(ZymkeyContext context, ref AccelerationData x, ref AccelerationData y, ref AccelerationData z);

    [LibraryImport(Library)]
    public static partial int zkLockBinding(ZymkeyContext context);

    [LibraryImport(Library)]
    public static partial int zkGetCurrentBindingInfo(
        ZymkeyContext context,
        [MarshalAs(UnmanagedType.U1)] ref bool bindingIsLocked,
        [MarshalAs(UnmanagedType.U1)] ref bool isBound);

    [LibraryImport(Library)]
    public static partial int zkGetModelNumberString(ZymkeyContext context, ref byte* modelStr);

    [LibraryImport(Library)]
    public static partial int zkGetFirmwareVersionString(ZymkeyContext context, ref byte* fwVerStr);

    [LibraryImport(Library)]
    public static partial int zkGetSerialNumberString(ZymkeyContext context, ref byte* serialNumStr);

    [LibraryImport(Library)]
    public static partial int zkGetCPUTemp(ZymkeyContext context, ref float cpuTemp);

    [LibraryImport(Library)]
    public static partial int zkGetAUXTemp(ZymkeyContext context, int index, ref float auxTemp);

    [LibraryImport(Library)]
    public static partial int zkGetRTCDrift(ZymkeyContext context, ref float rtcDrift);

    [LibraryImport(Library)]
    public static partial int zkGetBatteryVoltage(ZymkeyContext context, ref float battVoltage);

    [LibraryImport(Library)]
    public static partial int zkSetBatteryVoltageAction(ZymkeyContext context, ThresholdAction action);

    [LibraryImport(Library)]
    public static partial int zkSetBatteryVoltageThreshold(ZymkeyContext context, float threshold);

    [LibraryImport(Library)]
    public static partial int zkSetCPUTempAction(ZymkeyContext context, ThresholdAction action);

    [LibraryImport(Library)]
    public static partial int zkSetCPULowTempThreshold(ZymkeyContext context, float threshold);

    [LibraryImport(Library)]
    public static partial int zkSetCPUHighTempThreshold(ZymkeyContext context, float threshold);

    [LibraryImport(Library)]
    public static partial int zkSetSupervisedBootPolicy(ZymkeyContext context, SupervisedBootPolicy policyId);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkAddOrUpdateSupervisedBootFile(ZymkeyContext context, string filePath, int slot);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int zkRemoveSupervisedBootFile(ZymkeyContext context, string filePath);

    [LibraryImport(Library)]
    public static partial int zkGetSupervisedBootFileManifest(ZymkeyContext context, ref byte* manifest);
}
