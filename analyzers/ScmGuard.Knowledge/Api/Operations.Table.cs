using System.Collections.Generic;
using Id = ScmGuard.Knowledge.ZymbitOperation;
using Role = ScmGuard.Knowledge.ArgumentRole;

namespace ScmGuard.Knowledge;

public static partial class Operations
{
    // One row per function, in the header's order; the context that leads every parameter list is left out, as in the vendor's pages.
    private static IReadOnlyList<Operation> BuildTable() =>
    [
        // Context. The Python client opens one when it is imported: zymkey.client, which is None if that failed.
        new Operation(Id.Open, "zkOpen", [new("ctx", NativeType.ContextOut, Role.Context)], ResultKind.Status, ModelSupport.All, Harm.None, null, SourcePages.CApi),
        Function(Id.Close, "zkClose", null),

        // Random numbers.
        Function(Id.CreateRandDataFile, "zkCreateRandDataFile", "create_random_file", Text("dst_filename", Role.Path), Int("rdata_sz", Role.Length)),
        Function(Id.GetRandBytes, "zkGetRandBytes", "get_random", BytesOut("rdata", Role.RandomBytes), Int("rdata_sz", Role.Length)),

        // Locked data: from a file (F) or a buffer (B), to a file or a buffer.
        Function(Id.LockDataF2F, "zkLockDataF2F", "lock",
            Text("src_pt_filename", Role.Source), Text("dst_ct_filename", Role.Destination), Bool("use_shared_key", Role.Shared)),
        Function(Id.LockDataB2F, "zkLockDataB2F", "lock",
            Bytes("src_pt", Role.Source), Int("src_pt_sz", Role.Length), Text("dst_ct_filename", Role.Destination), Bool("use_shared_key", Role.Shared)),
        Function(Id.LockDataF2B, "zkLockDataF2B", "lock",
            Text("src_pt_filename", Role.Source), BytesOut("dst_ct", Role.Destination), IntOut("dst_ct_sz", Role.OutputLength), Bool("use_shared_key", Role.Shared)),
        Function(Id.LockDataB2B, "zkLockDataB2B", "lock",
            Bytes("src_pt", Role.Source), Int("src_pt_sz", Role.Length), BytesOut("dst_ct", Role.Destination), IntOut("dst_ct_sz", Role.OutputLength), Bool("use_shared_key", Role.Shared)),
        Function(Id.UnlockDataF2F, "zkUnlockDataF2F", "unlock",
            Text("src_ct_filename", Role.Source), Text("dst_pt_filename", Role.Destination), Bool("use_shared_key", Role.Shared)),
        Function(Id.UnlockDataB2F, "zkUnlockDataB2F", "unlock",
            Bytes("src_ct", Role.Source), Int("src_ct_sz", Role.Length), Text("dst_pt_filename", Role.Destination), Bool("use_shared_key", Role.Shared)),
        Function(Id.UnlockDataF2B, "zkUnlockDataF2B", "unlock",
            Text("src_ct_filename", Role.Source), BytesOut("dst_pt", Role.Destination), IntOut("dst_pt_sz", Role.OutputLength), Bool("use_shared_key", Role.Shared)),

        // The C page calls 0 a success here. The official client requires 1 and takes 0 for a bad signature; it is the one to follow.
        Function(Id.UnlockDataB2B, "zkUnlockDataB2B", "unlock",
            Bytes("src_ct", Role.Source), Int("src_ct_sz", Role.Length), BytesOut("dst_pt", Role.Destination), IntOut("dst_pt_sz", Role.OutputLength), Bool("use_shared_key", Role.Shared))
            with { Result = ResultKind.Verification },

        // Signatures. A digest carries no length.
        Function(Id.GenECDSASigFromDigest, "zkGenECDSASigFromDigest", "sign_digest",
            Bytes("digest", Role.Digest), Int("slot", Role.Slot), BytesOut("sig", Role.Signature), IntOut("sig_sz", Role.OutputLength)),
        Function(Id.GenECDSASigFromDigestWithRecID, "zkGenECDSASigFromDigestWithRecID", "sign_digest",
            Bytes("digest", Role.Digest), Int("slot", Role.Slot), BytesOut("sig", Role.Signature), IntOut("sig_sz", Role.OutputLength), ByteOut("recovery_id", Role.RecoveryId)),
        Function(Id.VerifyECDSASigFromDigest, "zkVerifyECDSASigFromDigest", "verify_digest",
            Bytes("digest", Role.Digest), Int("pubkey_slot", Role.Slot), Bytes("sig", Role.Signature), Int("sig_sz", Role.Length))
            with { Result = ResultKind.Verification },
        KeyStoreFunction(Id.VerifyECDSASigFromDigestWithForeignKeySlot, "zkVerifyECDSASigFromDigestWithForeignKeySlot", "verify_digest",
            Bytes("digest", Role.Digest), Int("pubkey_slot", Role.Slot), Bytes("sig", Role.Signature), Int("sig_sz", Role.Length))
            with { Result = ResultKind.Verification },

        // Key agreement. Slot -1 is the ephemeral key.
        KeyStoreFunction(Id.DoRawECDH, "zkDoRawECDH", "ecdh",
            Int("slot", Role.Slot), Bytes("peer_pubkey", Role.PeerPublicKey), Int("peer_pubkey_sz", Role.Length), BytesOut("pre_master_secret", Role.Secret)),
        KeyStoreFunction(Id.DoRawECDHWithIntPeerPubkey, "zkDoRawECDHWithIntPeerPubkey", "ecdh",
            Int("slot", Role.Slot), Int("peer_pubkey_slot", Role.PeerSlot), Bool("peer_pubkey_slot_is_foreign", Role.Foreign), BytesOut("pre_master_secret", Role.Secret)),
        KeyStoreFunction(Id.DoECDHAndKDF, "zkDoECDHAndKDF", "ecdh",
            Int("kdf_type", Role.KdfType), Int("slot", Role.Slot), Bytes("peer_pubkey", Role.PeerPublicKey), Int("peer_pubkey_sz", Role.Length),
            Bytes("salt", Role.Salt), Int("salt_sz", Role.SaltLength), Bytes("info", Role.Info), Int("info_sz", Role.InfoLength),
            Int("num_iterations", Role.Iterations), Int("derived_key_sz", Role.DerivedSize), BytesOut("derived_key", Role.Secret)),
        KeyStoreFunction(Id.DoECDHAndKDFWithIntPeerPubkey, "zkDoECDHAndKDFWithIntPeerPubkey", "ecdh",
            Int("kdf_type", Role.KdfType), Int("slot", Role.Slot), Int("peer_pubkey_slot", Role.PeerSlot), Bool("peer_pubkey_slot_is_foreign", Role.Foreign),
            Bytes("salt", Role.Salt), Int("salt_sz", Role.SaltLength), Bytes("info", Role.Info), Int("info_sz", Role.InfoLength),
            Int("num_iterations", Role.Iterations), Int("derived_key_sz", Role.DerivedSize), BytesOut("derived_key", Role.Secret)),

        // Public keys.
        Function(Id.SaveECDSAPubKey2File, "zkSaveECDSAPubKey2File", "create_ecdsa_public_key_file", Text("filename", Role.Path), Int("slot", Role.Slot))
            with { ReplacedBy = Id.ExportPubKey2File },
        Function(Id.ExportPubKey2File, "zkExportPubKey2File", "create_public_key_file",
            Text("filename", Role.Path), Int("pubkey_slot", Role.Slot), Bool("slot_is_foreign", Role.Foreign)),
        Function(Id.GetECDSAPubKey, "zkGetECDSAPubKey", "get_ecdsa_public_key",
            BytesOut("pk", Role.PublicKey), IntOut("pk_sz", Role.OutputLength), Int("slot", Role.Slot))
            with { ReplacedBy = Id.ExportPubKey },
        Function(Id.ExportPubKey, "zkExportPubKey", "get_public_key",
            BytesOut("pk", Role.PublicKey), IntOut("pk_sz", Role.OutputLength), Int("pubkey_slot", Role.Slot), Bool("slot_is_foreign", Role.Foreign)),

        // Key store.
        KeyStoreFunction(Id.GetAllocSlotsList, "zkGetAllocSlotsList", "get_slot_alloc_list",
            Bool("is_foreign", Role.Foreign), IntOut("max_num_keys", Role.MaxSlots), IntArrayOut("alloc_key_list", Role.SlotList), IntOut("alloc_key_list_sz", Role.Count)),
        KeyStoreFunction(Id.StoreForeignPubKey, "zkStoreForeignPubKey", "store_foreign_public_key",
            Int("pk_type", Role.KeyType), Bytes("pk", Role.PublicKey), Int("pk_sz", Role.Length))
            with { Result = ResultKind.Slot },
        KeyStoreFunction(Id.DisablePubKeyExport, "zkDisablePubKeyExport", "disable_public_key_export",
            Int("pubkey_slot", Role.Slot), Bool("slot_is_foreign", Role.Foreign))
            with { Harm = Harm.Destructive },
        KeyStoreFunction(Id.GenKeyPair, "zkGenKeyPair", "gen_key_pair", Int("type", Role.KeyType))
            with { Result = ResultKind.Slot },
        KeyStoreFunction(Id.GenEphemeralKeyPair, "zkGenEphemeralKeyPair", "gen_ephemeral_key_pair", Int("type", Role.KeyType)),
        KeyStoreFunction(Id.InvalidateEphemeralKey, "zkInvalidateEphemeralKey", "invalidate_ephemeral_key"),
        KeyStoreFunction(Id.RemoveKey, "zkRemoveKey", "remove_key", Int("slot", Role.Slot), Bool("slot_is_foreign", Role.Foreign))
            with { Harm = Harm.Destructive },

        // Wallets. A null mnemonic means a plain BIP32 seed, which nothing can restore.
        KeyStoreFunction(Id.GenWalletMasterSeedWithBIP39, "zkGenWalletMasterSeedWithBIP39", "gen_wallet_master_seed",
            Int("type", Role.KeyType), Text("variant", Role.WalletVariant), Text("wallet_name", Role.WalletName),
            Bytes("master_generator_key", Role.MasterGeneratorKey), Int("master_generator_key_size", Role.MasterGeneratorKeyLength),
            Text("passphrase", Role.Passphrase), TextOut("mnemonic", Role.Mnemonic))
            with { Result = ResultKind.Slot, CreatesWallet = true },
        KeyStoreFunction(Id.GenWalletMasterSeedWithSLIP39, "zkGenWalletMasterSeedWithSLIP39", "gen_wallet_master_seed",
            Int("type", Role.KeyType), Text("variant", Role.WalletVariant), Text("wallet_name", Role.WalletName),
            Bytes("master_generator_key", Role.MasterGeneratorKey), Int("master_generator_key_size", Role.MasterGeneratorKeyLength),
            Int("group_count", Role.GroupCount), Int("group_threshold", Role.GroupThreshold), Int("group_iteration_exponent", Role.IterationExponent),
            Text("master_passphrase", Role.Passphrase))
            with { Result = ResultKind.Slip39SessionOpened, CreatesWallet = true },
        KeyStoreFunction(Id.SetSLIP39GroupInfo, "zkSetSLIP39GroupInfo", "set_gen_SLIP39_group_info",
            Int("group_index", Role.GroupIndex), Int("member_count", Role.MemberCount), Int("member_threshold", Role.MemberThreshold)),
        KeyStoreFunction(Id.AddSLIP39MemberPassword, "zkAddSLIP39MemberPassword", "add_gen_SLIP39_member_pwd",
            Text("passphrase", Role.Passphrase), TextOut("mnemonic_sentence", Role.Mnemonic))
            with { Result = ResultKind.Slip39Progress },
        KeyStoreFunction(Id.CancelSLIP39Session, "zkCancelSLIP39Session", "cancel_SLIP39_session"),
        KeyStoreFunction(Id.GenOversightWallet, "zkGenOversightWallet", "gen_oversight_wallet",
            Int("type", Role.KeyType), Text("variant", Role.WalletVariant), Bytes("pub_key", Role.PublicKey), Bytes("chain_code", Role.ChainCode),
            Text("node_addr", Role.NodeAddress), Text("wallet_name", Role.WalletName))
            with { Result = ResultKind.Slot, CreatesWallet = true },
        KeyStoreFunction(Id.GenWalletChildKey, "zkGenWalletChildKey", "gen_wallet_child_key",
            Int("parent_key_slot", Role.ParentSlot), UInt("index", Role.NodeIndex), Bool("is_hardened", Role.Hardened),
            Bool("return_chain_code", Role.ReturnChainCode), BytesOut("chain_code", Role.ChainCode))
            with { Result = ResultKind.Slot },
        KeyStoreFunction(Id.RestoreWalletMasterSeedFromBIP39Mnemonic, "zkRestoreWalletMasterSeedFromBIP39Mnemonic", "restore_wallet_master_seed",
            Int("type", Role.KeyType), Text("variant", Role.WalletVariant), Text("wallet_name", Role.WalletName),
            Bytes("master_generator_key", Role.MasterGeneratorKey), Int("master_generator_key_size", Role.MasterGeneratorKeyLength),
            Text("BIP39_passphrase", Role.Passphrase), Text("BIP39_mnemonic", Role.Mnemonic))
            with { Result = ResultKind.Slot, CreatesWallet = true },
        KeyStoreFunction(Id.RestoreWalletMasterSeedFromSLIP39, "zkRestoreWalletMasterSeedFromSLIP39", "restore_wallet_master_seed",
            Int("type", Role.KeyType), Text("variant", Role.WalletVariant), Text("wallet_name", Role.WalletName),
            Bytes("master_generator_key", Role.MasterGeneratorKey), Int("master_generator_key_size", Role.MasterGeneratorKeyLength),
            Text("SLIP39_passphrase", Role.Passphrase))
            with { Result = ResultKind.Slip39Progress, CreatesWallet = true },
        KeyStoreFunction(Id.AddRestoreSLIP39Mnemonic, "zkAddRestoreSLIP39Mnemonic", "add_restore_SLIP39_mnemonic",
            Text("passphrase", Role.Passphrase), Text("mnemonic_sentence", Role.Mnemonic))
            with { Result = ResultKind.Slip39Progress },
        KeyStoreFunction(Id.GetWalletNodeAddrFromKeySlot, "zkGetWalletNodeAddrFromKeySlot", "get_wallet_node_addr",
            Int("slot", Role.Slot), TextOut("node_addr", Role.NodeAddress), TextOut("wallet_name", Role.WalletName), IntOut("master_seed_slot", Role.MasterSlot)),
        KeyStoreFunction(Id.GetWalletKeySlotFromNodeAddr, "zkGetWalletKeySlotFromNodeAddr", "get_wallet_key_slot",
            Text("node_addr", Role.NodeAddress), Text("wallet_name", Role.WalletName), Int("master_seed_slot", Role.MasterSlot), IntOut("slot", Role.Slot)),

        // Perimeter.
        Function(Id.SetPerimeterEventAction, "zkSetPerimeterEventAction", "set_perimeter_event_actions", Int("channel", Role.Channel), UInt("action_flags", Role.Action))
            with { Harm = Harm.Irreversible },
        KeyStoreFunction(Id.SetDigitalPerimeterDetectLPPeriod, "zkSetDigitalPerimeterDetectLPPeriod", "set_digital_perimeter_lp_period", Int("lp_period", Role.PeriodMicroseconds)),
        KeyStoreFunction(Id.SetDigitalPerimeterDetectLPMaxBits, "zkSetDigitalPerimeterDetectLPMaxBits", "set_digital_perimeter_lp_max_bits", Int("max_num_bits", Role.MaxBits)),
        KeyStoreFunction(Id.SetDigitalPerimeterDetectDelays, "zkSetDigitalPerimeterDetectDelays", "set_digital_perimeter_delays",
            Int("min_delay_ns", Role.MinDelayNanoseconds), Int("max_delay_ns", Role.MaxDelayNanoseconds)),
        Function(Id.WaitForPerimeterEvent, "zkWaitForPerimeterEvent", "wait_for_perimeter_event", UInt("timeout_ms", Role.TimeoutMilliseconds)),
        Function(Id.GetPerimeterDetectInfo, "zkGetPerimeterDetectInfo", "get_perimeter_detect_info",
            UIntArrayOut("timestamps_sec", Role.Timestamps), IntOut("num_timestamps", Role.Count)),
        Function(Id.ClearPerimeterDetectEvents, "zkClearPerimeterDetectEvents", "clear_perimeter_detect_info"),

        // LED.
        Function(Id.LEDOff, "zkLEDOff", "led_off"),
        Function(Id.LEDOn, "zkLEDOn", "led_on"),
        Function(Id.LEDFlash, "zkLEDFlash", "led_flash", UInt("on_ms", Role.OnMilliseconds), UInt("off_ms", Role.OffMilliseconds), UInt("num_flashes", Role.FlashCount)),

        // Administration, time, accelerometer.
        Function(Id.SetI2CAddr, "zkSetI2CAddr", "set_i2c_address", Int("addr", Role.I2CAddress))
            with { Support = ModelSupport.I2COnly },
        Function(Id.GetTime, "zkGetTime", "get_time", UIntOut("epoch_time_sec", Role.Time), Bool("precise_time", Role.Precise)),
        Function(Id.SetTapSensitivity, "zkSetTapSensitivity", "set_tap_sensitivity", Int("axis", Role.Axis), Float("pct", Role.Threshold)),
        Function(Id.WaitForTap, "zkWaitForTap", "wait_for_tap", UInt("timeout_ms", Role.TimeoutMilliseconds)),
        Function(Id.GetAccelerometerData, "zkGetAccelerometerData", "get_accelerometer_data",
            AccelerationOut("x", Role.AxisX), AccelerationOut("y", Role.AxisY), AccelerationOut("z", Role.AxisZ)),

        // Binding.
        Function(Id.LockBinding, "zkLockBinding", "lock_binding")
            with { Harm = Harm.Irreversible },
        Function(Id.GetCurrentBindingInfo, "zkGetCurrentBindingInfo", "get_current_binding_info", BoolOut("binding_is_locked", Role.Locked), BoolOut("is_bound", Role.Bound)),

        // What the module says about itself.
        Function(Id.GetModelNumberString, "zkGetModelNumberString", "get_model_number", TextOut("model_str", Role.Text)),
        Function(Id.GetFirmwareVersionString, "zkGetFirmwareVersionString", "get_firmware_version", TextOut("fw_ver_str", Role.Text)),
        Function(Id.GetSerialNumberString, "zkGetSerialNumberString", "get_serial_number", TextOut("serial_num_str", Role.Text)),
        KeyStoreFunction(Id.GetCPUTemp, "zkGetCPUTemp", "get_cpu_temp", FloatOut("cpu_temp", Role.Reading)),
        Function(Id.GetAUXTemp, "zkGetAUXTemp", "get_aux_temp", Int("index", Role.SensorIndex), FloatOut("aux_temp", Role.Reading))
            with { Support = ModelSupport.ScmOnly },
        KeyStoreFunction(Id.GetRTCDrift, "zkGetRTCDrift", "get_rtc_drift", FloatOut("rtc_drift", Role.Reading)),
        KeyStoreFunction(Id.GetBatteryVoltage, "zkGetBatteryVoltage", "get_batt_volt", FloatOut("batt_voltage", Role.Reading)),

        // Battery and temperature.
        KeyStoreFunction(Id.SetBatteryVoltageAction, "zkSetBatteryVoltageAction", "set_battery_voltage_action", Int("action", Role.Action))
            with { Harm = Harm.Irreversible },
        KeyStoreFunction(Id.SetBatteryVoltageThreshold, "zkSetBatteryVoltageThreshold", "set_battery_voltage_threshold", Float("threshold", Role.Threshold)),
        KeyStoreFunction(Id.SetCPUTempAction, "zkSetCPUTempAction", "set_cpu_temp_action", Int("action", Role.Action))
            with { Harm = Harm.Irreversible },
        KeyStoreFunction(Id.SetCPULowTempThreshold, "zkSetCPULowTempThreshold", "set_cpu_low_temp_threshold", Float("threshold", Role.Threshold)),
        KeyStoreFunction(Id.SetCPUHighTempThreshold, "zkSetCPUHighTempThreshold", "set_cpu_high_temp_threshold", Float("threshold", Role.Threshold)),

        // Supervised boot.
        Function(Id.SetSupervisedBootPolicy, "zkSetSupervisedBootPolicy", "set_supervised_boot_policy", Int("policy_id", Role.Action))
            with { Support = ModelSupport.ScmOnly, Harm = Harm.Irreversible },
        Function(Id.AddOrUpdateSupervisedBootFile, "zkAddOrUpdateSupervisedBootFile", "add_or_update_supervised_boot_file",
            Text("file_path", Role.BootFile), Int("slot", Role.Slot))
            with { Support = ModelSupport.ScmOnly },
        Function(Id.RemoveSupervisedBootFile, "zkRemoveSupervisedBootFile", "remove_supervised_boot_file", Text("file_path", Role.BootFile))
            with { Support = ModelSupport.ScmOnly },
        Function(Id.GetSupervisedBootFileManifest, "zkGetSupervisedBootFileManifest", "get_supervised_boot_file_manifest", TextOut("manifest", Role.Text))
            with { Support = ModelSupport.ScmOnly },
    ];

    private static Operation Function(Id id, string nativeName, string? pythonName, params NativeParameter[] afterContext) =>
        new(id, nativeName, [new("ctx", NativeType.Context, Role.Context), .. afterContext], ResultKind.Status, ModelSupport.All, Harm.None, pythonName, SourcePages.CApi);

    private static Operation KeyStoreFunction(Id id, string nativeName, string pythonName, params NativeParameter[] afterContext) =>
        Function(id, nativeName, pythonName, afterContext) with { Support = ModelSupport.KeyStoreModels };

    private static NativeParameter Int(string name, Role role) => new(name, NativeType.Int32, role);

    private static NativeParameter UInt(string name, Role role) => new(name, NativeType.UInt32, role);

    private static NativeParameter Bool(string name, Role role) => new(name, NativeType.Bool, role);

    private static NativeParameter Float(string name, Role role) => new(name, NativeType.Single, role);

    private static NativeParameter Text(string name, Role role) => new(name, NativeType.Text, role);

    private static NativeParameter Bytes(string name, Role role) => new(name, NativeType.Bytes, role);

    private static NativeParameter BytesOut(string name, Role role) => new(name, NativeType.BytesOut, role);

    private static NativeParameter TextOut(string name, Role role) => new(name, NativeType.TextOut, role);

    private static NativeParameter IntArrayOut(string name, Role role) => new(name, NativeType.Int32ArrayOut, role);

    private static NativeParameter UIntArrayOut(string name, Role role) => new(name, NativeType.UInt32ArrayOut, role);

    private static NativeParameter IntOut(string name, Role role) => new(name, NativeType.Int32Out, role);

    private static NativeParameter UIntOut(string name, Role role) => new(name, NativeType.UInt32Out, role);

    private static NativeParameter ByteOut(string name, Role role) => new(name, NativeType.ByteOut, role);

    private static NativeParameter BoolOut(string name, Role role) => new(name, NativeType.BoolOut, role);

    private static NativeParameter FloatOut(string name, Role role) => new(name, NativeType.SingleOut, role);

    private static NativeParameter AccelerationOut(string name, Role role) => new(name, NativeType.AccelerationOut, role);
}
