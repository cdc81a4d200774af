namespace ScmGuard.Knowledge;

/// <summary>The operations that <c>libzk_app_utils</c> exports. A member is the C function's name without its <c>zk</c> prefix.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum ZymbitOperation
{
    /// <summary><c>zkOpen</c>.</summary>
    Open,

    /// <summary><c>zkClose</c>.</summary>
    Close,

    /// <summary><c>zkCreateRandDataFile</c>.</summary>
    CreateRandDataFile,

    /// <summary><c>zkGetRandBytes</c>.</summary>
    GetRandBytes,

    /// <summary><c>zkLockDataF2F</c>.</summary>
    LockDataF2F,

    /// <summary><c>zkLockDataB2F</c>.</summary>
    LockDataB2F,

    /// <summary><c>zkLockDataF2B</c>.</summary>
    LockDataF2B,

    /// <summary><c>zkLockDataB2B</c>.</summary>
    LockDataB2B,

    /// <summary><c>zkUnlockDataF2F</c>.</summary>
    UnlockDataF2F,

    /// <summary><c>zkUnlockDataB2F</c>.</summary>
    UnlockDataB2F,

    /// <summary><c>zkUnlockDataF2B</c>.</summary>
    UnlockDataF2B,

    /// <summary><c>zkUnlockDataB2B</c>.</summary>
    UnlockDataB2B,

    /// <summary><c>zkGenECDSASigFromDigest</c>.</summary>
    GenECDSASigFromDigest,

    /// <summary><c>zkGenECDSASigFromDigestWithRecID</c>.</summary>
    GenECDSASigFromDigestWithRecID,

    /// <summary><c>zkVerifyECDSASigFromDigest</c>.</summary>
    VerifyECDSASigFromDigest,

    /// <summary><c>zkVerifyECDSASigFromDigestWithForeignKeySlot</c>.</summary>
    VerifyECDSASigFromDigestWithForeignKeySlot,

    /// <summary><c>zkDoRawECDH</c>.</summary>
    DoRawECDH,

    /// <summary><c>zkDoRawECDHWithIntPeerPubkey</c>.</summary>
    DoRawECDHWithIntPeerPubkey,

    /// <summary><c>zkDoECDHAndKDF</c>.</summary>
    DoECDHAndKDF,

    /// <summary><c>zkDoECDHAndKDFWithIntPeerPubkey</c>.</summary>
    DoECDHAndKDFWithIntPeerPubkey,

    /// <summary><c>zkSaveECDSAPubKey2File</c>.</summary>
    SaveECDSAPubKey2File,

    /// <summary><c>zkExportPubKey2File</c>.</summary>
    ExportPubKey2File,

    /// <summary><c>zkGetECDSAPubKey</c>.</summary>
    GetECDSAPubKey,

    /// <summary><c>zkExportPubKey</c>.</summary>
    ExportPubKey,

    /// <summary><c>zkGetAllocSlotsList</c>.</summary>
    GetAllocSlotsList,

    /// <summary><c>zkStoreForeignPubKey</c>.</summary>
    StoreForeignPubKey,

    /// <summary><c>zkDisablePubKeyExport</c>.</summary>
    DisablePubKeyExport,

    /// <summary><c>zkGenKeyPair</c>.</summary>
    GenKeyPair,

    /// <summary><c>zkGenEphemeralKeyPair</c>.</summary>
    GenEphemeralKeyPair,

    /// <summary><c>zkInvalidateEphemeralKey</c>.</summary>
    InvalidateEphemeralKey,

    /// <summary><c>zkRemoveKey</c>.</summary>
    RemoveKey,

    /// <summary><c>zkGenWalletMasterSeedWithBIP39</c>.</summary>
    GenWalletMasterSeedWithBIP39,

    /// <summary><c>zkGenWalletMasterSeedWithSLIP39</c>.</summary>
    GenWalletMasterSeedWithSLIP39,

    /// <summary><c>zkSetSLIP39GroupInfo</c>.</summary>
    SetSLIP39GroupInfo,

    /// <summary><c>zkAddSLIP39MemberPassword</c>.</summary>
    AddSLIP39MemberPassword,

    /// <summary><c>zkCancelSLIP39Session</c>.</summary>
    CancelSLIP39Session,

    /// <summary><c>zkGenOversightWallet</c>.</summary>
    GenOversightWallet,

    /// <summary><c>zkGenWalletChildKey</c>.</summary>
    GenWalletChildKey,

    /// <summary><c>zkRestoreWalletMasterSeedFromBIP39Mnemonic</c>.</summary>
    RestoreWalletMasterSeedFromBIP39Mnemonic,

    /// <summary><c>zkRestoreWalletMasterSeedFromSLIP39</c>.</summary>
    RestoreWalletMasterSeedFromSLIP39,

    /// <summary><c>zkAddRestoreSLIP39Mnemonic</c>.</summary>
    AddRestoreSLIP39Mnemonic,

    /// <summary><c>zkGetWalletNodeAddrFromKeySlot</c>.</summary>
    GetWalletNodeAddrFromKeySlot,

    /// <summary><c>zkGetWalletKeySlotFromNodeAddr</c>.</summary>
    GetWalletKeySlotFromNodeAddr,

    /// <summary><c>zkSetPerimeterEventAction</c>.</summary>
    SetPerimeterEventAction,

    /// <summary><c>zkSetDigitalPerimeterDetectLPPeriod</c>.</summary>
    SetDigitalPerimeterDetectLPPeriod,

    /// <summary><c>zkSetDigitalPerimeterDetectLPMaxBits</c>.</summary>
    SetDigitalPerimeterDetectLPMaxBits,

    /// <summary><c>zkSetDigitalPerimeterDetectDelays</c>.</summary>
    SetDigitalPerimeterDetectDelays,

    /// <summary><c>zkWaitForPerimeterEvent</c>.</summary>
    WaitForPerimeterEvent,

    /// <summary><c>zkGetPerimeterDetectInfo</c>.</summary>
    GetPerimeterDetectInfo,

    /// <summary><c>zkClearPerimeterDetectEvents</c>.</summary>
    ClearPerimeterDetectEvents,

    /// <summary><c>zkLEDOff</c>.</summary>
    LEDOff,

    /// <summary><c>zkLEDOn</c>.</summary>
    LEDOn,

    /// <summary><c>zkLEDFlash</c>.</summary>
    LEDFlash,

    /// <summary><c>zkSetI2CAddr</c>.</summary>
    SetI2CAddr,

    /// <summary><c>zkGetTime</c>.</summary>
    GetTime,

    /// <summary><c>zkSetTapSensitivity</c>.</summary>
    SetTapSensitivity,

    /// <summary><c>zkWaitForTap</c>.</summary>
    WaitForTap,

    /// <summary><c>zkGetAccelerometerData</c>.</summary>
    GetAccelerometerData,

    /// <summary><c>zkLockBinding</c>.</summary>
    LockBinding,

    /// <summary><c>zkGetCurrentBindingInfo</c>.</summary>
    GetCurrentBindingInfo,

    /// <summary><c>zkGetModelNumberString</c>.</summary>
    GetModelNumberString,

    /// <summary><c>zkGetFirmwareVersionString</c>.</summary>
    GetFirmwareVersionString,

    /// <summary><c>zkGetSerialNumberString</c>.</summary>
    GetSerialNumberString,

    /// <summary><c>zkGetCPUTemp</c>.</summary>
    GetCPUTemp,

    /// <summary><c>zkGetAUXTemp</c>.</summary>
    GetAUXTemp,

    /// <summary><c>zkGetRTCDrift</c>.</summary>
    GetRTCDrift,

    /// <summary><c>zkGetBatteryVoltage</c>.</summary>
    GetBatteryVoltage,

    /// <summary><c>zkSetBatteryVoltageAction</c>.</summary>
    SetBatteryVoltageAction,

    /// <summary><c>zkSetBatteryVoltageThreshold</c>.</summary>
    SetBatteryVoltageThreshold,

    /// <summary><c>zkSetCPUTempAction</c>.</summary>
    SetCPUTempAction,

    /// <summary><c>zkSetCPULowTempThreshold</c>.</summary>
    SetCPULowTempThreshold,

    /// <summary><c>zkSetCPUHighTempThreshold</c>.</summary>
    SetCPUHighTempThreshold,

    /// <summary><c>zkSetSupervisedBootPolicy</c>.</summary>
    SetSupervisedBootPolicy,

    /// <summary><c>zkAddOrUpdateSupervisedBootFile</c>.</summary>
    AddOrUpdateSupervisedBootFile,

    /// <summary><c>zkRemoveSupervisedBootFile</c>.</summary>
    RemoveSupervisedBootFile,

    /// <summary><c>zkGetSupervisedBootFileManifest</c>.</summary>
    GetSupervisedBootFileManifest,
}
