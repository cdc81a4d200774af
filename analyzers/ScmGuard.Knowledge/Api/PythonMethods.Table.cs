using System.Collections.Generic;
using Id = ScmGuard.Knowledge.ZymbitOperation;
using Role = ScmGuard.Knowledge.ArgumentRole;

namespace ScmGuard.Knowledge;

public static partial class PythonMethods
{
    private static IReadOnlyList<PythonMethod> BuildTable() =>
    [
        // Random numbers.
        Common("create_random_file", [Id.CreateRandDataFile], Parameter("file_path", Role.Path), Parameter("num_bytes", Role.Length)),
        Common("get_random", [Id.GetRandBytes], Parameter("num_bytes", Role.Length)),

        // Locked data. A str is a path, bytes are data; without dst the result is returned.
        Common("lock", [Id.LockDataB2B, Id.LockDataF2B, Id.LockDataB2F, Id.LockDataF2F],
            Parameter("src", Role.Source), Parameter("dst", Role.Destination, "None"), Parameter("encryption_key", Role.EncryptionKey, "\"zymkey\"")),
        Common("unlock", [Id.UnlockDataB2B, Id.UnlockDataF2B, Id.UnlockDataB2F, Id.UnlockDataF2F],
            Parameter("src", Role.Source), Parameter("dst", Role.Destination, "None"), Parameter("encryption_key", Role.EncryptionKey, "\"zymkey\""),
            Parameter("raise_exception", Role.RaiseException, "True")),

        // Signatures. The client always asks for the recovery id and drops it unless return_recid is set.
        Common("sign", [Id.GenECDSASigFromDigest, Id.GenECDSASigFromDigestWithRecID],
            Parameter("src", Role.Message), Parameter("slot", Role.Slot, "0"), Parameter("return_recid", Role.ReturnRecoveryId, "False"),
            Parameter("encoding", Role.MessageEncoding, "\"utf-8\""), Parameter("digest", Role.HashObject, "None")),
        Common("sign_digest", [Id.GenECDSASigFromDigest, Id.GenECDSASigFromDigestWithRecID],
            Parameter("digest", Role.Digest), Parameter("slot", Role.Slot, "0"), Parameter("return_recid", Role.ReturnRecoveryId, "False")),
        Common("verify", [Id.VerifyECDSASigFromDigest, Id.VerifyECDSASigFromDigestWithForeignKeySlot],
            Parameter("src", Role.Message), Parameter("sig", Role.Signature), Parameter("raise_exception", Role.RaiseException, "True"),
            Parameter("pubkey_slot", Role.Slot, "0"), Parameter("foreign", Role.Foreign, "False"),
            Parameter("encoding", Role.MessageEncoding, "\"utf-8\""), Parameter("digest", Role.HashObject, "None")),
        Common("verify_digest", [Id.VerifyECDSASigFromDigest, Id.VerifyECDSASigFromDigestWithForeignKeySlot],
            Parameter("digest", Role.Digest), Parameter("sig", Role.Signature), Parameter("raise_exception", Role.RaiseException, "True"),
            Parameter("pubkey_slot", Role.Slot, "0"), Parameter("foreign", Role.Foreign, "False")),

        // Key agreement. A peer_pubkey that is an int is a slot.
        Common("ecdh", [Id.DoRawECDH, Id.DoRawECDHWithIntPeerPubkey, Id.DoECDHAndKDF, Id.DoECDHAndKDFWithIntPeerPubkey],
            Parameter("local_slot", Role.Slot), Parameter("peer_pubkey", Role.PeerPublicKey), Parameter("kdf_func_type", Role.KdfType, "\"none\""),
            Parameter("salt", Role.Salt, "[]"), Parameter("info", Role.Info, "[]"), Parameter("num_iterations", Role.Iterations, "1"),
            Parameter("peer_pubkey_slot_is_foreign", Role.Foreign, "True"), Parameter("derived_key_size", Role.DerivedSize, "32")),

        // Public keys and the key store.
        Distinctive("create_ecdsa_public_key_file", [Id.SaveECDSAPubKey2File], Parameter("filename", Role.Path), Parameter("slot", Role.Slot, "0")),
        Distinctive("create_public_key_file", [Id.ExportPubKey2File],
            Parameter("filename", Role.Path), Parameter("slot", Role.Slot, "0"), Parameter("foreign", Role.Foreign, "False")),
        Distinctive("get_ecdsa_public_key", [Id.GetECDSAPubKey], Parameter("slot", Role.Slot, "0")),
        Common("get_public_key", [Id.ExportPubKey], Parameter("slot", Role.Slot, "0"), Parameter("foreign", Role.Foreign, "False")),
        Distinctive("get_slot_alloc_list", [Id.GetAllocSlotsList], Parameter("foreign", Role.Foreign, "False")),
        Distinctive("store_foreign_public_key", [Id.StoreForeignPubKey], Parameter("key_type", Role.KeyType), Parameter("pubkey", Role.PublicKey)),
        Distinctive("disable_public_key_export", [Id.DisablePubKeyExport], Parameter("slot", Role.Slot, "0"), Parameter("foreign", Role.Foreign, "False")),
        Distinctive("gen_key_pair", [Id.GenKeyPair], Parameter("key_type", Role.KeyType)),
        Distinctive("gen_ephemeral_key_pair", [Id.GenEphemeralKeyPair], Parameter("key_type", Role.KeyType)),
        Distinctive("invalidate_ephemeral_key", [Id.InvalidateEphemeralKey]),
        Common("remove_key", [Id.RemoveKey], Parameter("slot", Role.Slot), Parameter("foreign", Role.Foreign, "False")),

        // Wallets.
        Distinctive("gen_wallet_master_seed", [Id.GenWalletMasterSeedWithBIP39, Id.GenWalletMasterSeedWithSLIP39],
            Parameter("key_type", Role.KeyType), Parameter("master_gen_key", Role.MasterGeneratorKey), Parameter("wallet_name", Role.WalletName),
            Parameter("recovery_strategy", Role.RecoveryStrategy, "RecoveryStrategy()")),
        Distinctive("set_gen_SLIP39_group_info", [Id.SetSLIP39GroupInfo],
            Parameter("group_index", Role.GroupIndex), Parameter("member_count", Role.MemberCount), Parameter("member_threshold", Role.MemberThreshold)),
        Distinctive("add_gen_SLIP39_member_pwd", [Id.AddSLIP39MemberPassword], Parameter("passphrase", Role.Passphrase, "\"\"")),
        Distinctive("cancel_SLIP39_session", [Id.CancelSLIP39Session]),
        Distinctive("gen_oversight_wallet", [Id.GenOversightWallet],
            Parameter("key_type", Role.KeyType), Parameter("pub_key", Role.PublicKey), Parameter("chain_code", Role.ChainCode),
            Parameter("node_addr", Role.NodeAddress), Parameter("wallet_name", Role.WalletName), Parameter("variant", Role.WalletVariant, "\"\"")),
        Distinctive("gen_wallet_child_key", [Id.GenWalletChildKey],
            Parameter("parent_key_slot", Role.ParentSlot), Parameter("index", Role.NodeIndex), Parameter("hardened", Role.Hardened),
            Parameter("return_chain_code", Role.ReturnChainCode, "False")),
        Distinctive("restore_wallet_master_seed", [Id.RestoreWalletMasterSeedFromBIP39Mnemonic, Id.RestoreWalletMasterSeedFromSLIP39],
            Parameter("key_type", Role.KeyType), Parameter("master_gen_key", Role.MasterGeneratorKey), Parameter("wallet_name", Role.WalletName),
            Parameter("recovery_strategy", Role.RecoveryStrategy), Parameter("mnemonics", Role.Mnemonic, "None")),

        // The C function takes the passphrase first.
        Distinctive("add_restore_SLIP39_mnemonic", [Id.AddRestoreSLIP39Mnemonic],
            Parameter("mnemonic_sentence", Role.Mnemonic), Parameter("passphrase", Role.Passphrase, "\"\"")),
        Distinctive("get_wallet_node_addr", [Id.GetWalletNodeAddrFromKeySlot], Parameter("slot", Role.Slot)),
        Distinctive("get_wallet_key_slot", [Id.GetWalletKeySlotFromNodeAddr],
            Parameter("node_addr", Role.NodeAddress), Parameter("wallet_name", Role.WalletName, "None"), Parameter("master_seed_slot", Role.MasterSlot, "None")),

        // Perimeter.
        Distinctive("set_perimeter_event_actions", [Id.SetPerimeterEventAction],
            Parameter("channel", Role.Channel), Parameter("action_notify", Role.NotifyAction, "True"), Parameter("action_self_destruct", Role.SelfDestructAction, "False")),
        Distinctive("set_digital_perimeter_lp_period", [Id.SetDigitalPerimeterDetectLPPeriod], Parameter("lp_period", Role.PeriodMicroseconds)),
        Distinctive("set_digital_perimeter_lp_max_bits", [Id.SetDigitalPerimeterDetectLPMaxBits], Parameter("max_num_bits", Role.MaxBits)),
        Distinctive("set_digital_perimeter_delays", [Id.SetDigitalPerimeterDetectDelays],
            Parameter("min_delay_ns", Role.MinDelayNanoseconds), Parameter("max_delay_ns", Role.MaxDelayNanoseconds)),
        Distinctive("wait_for_perimeter_event", [Id.WaitForPerimeterEvent], Parameter("timeout_ms", Role.TimeoutMilliseconds, "-1")),
        Distinctive("get_perimeter_detect_info", [Id.GetPerimeterDetectInfo]),
        Distinctive("clear_perimeter_detect_info", [Id.ClearPerimeterDetectEvents]),

        // LED. An off time of 0 repeats the on time.
        Common("led_off", [Id.LEDOff]),
        Common("led_on", [Id.LEDOn]),
        Common("led_flash", [Id.LEDFlash], Parameter("on_ms", Role.OnMilliseconds), Parameter("off_ms", Role.OffMilliseconds, "0"), Parameter("num_flashes", Role.FlashCount, "0")),

        // Administration, time, accelerometer.
        Common("set_i2c_address", [Id.SetI2CAddr], Parameter("address", Role.I2CAddress)),
        Common("get_time", [Id.GetTime], Parameter("precise", Role.Precise, "False")),
        Common("set_tap_sensitivity", [Id.SetTapSensitivity], Parameter("axis", Role.Axis, "\"all\""), Parameter("pct", Role.Threshold, "50.0")),
        Common("wait_for_tap", [Id.WaitForTap], Parameter("timeout_ms", Role.TimeoutMilliseconds, "-1")),
        Common("get_accelerometer_data", [Id.GetAccelerometerData]),

        // Binding.
        Distinctive("lock_binding", [Id.LockBinding]),
        Distinctive("get_current_binding_info", [Id.GetCurrentBindingInfo]),

        // What the module says about itself.
        Common("get_model_number", [Id.GetModelNumberString]),
        Common("get_firmware_version", [Id.GetFirmwareVersionString]),
        Common("get_serial_number", [Id.GetSerialNumberString]),
        Common("get_cpu_temp", [Id.GetCPUTemp]),
        Common("get_aux_temp", [Id.GetAUXTemp], Parameter("index", Role.SensorIndex, "0")),
        Common("get_rtc_drift", [Id.GetRTCDrift]),
        Common("get_batt_volt", [Id.GetBatteryVoltage]),

        // Battery and temperature.
        Distinctive("set_battery_voltage_action", [Id.SetBatteryVoltageAction],
            Parameter("sleep", Role.SleepAction, "False"), Parameter("self_destruct", Role.SelfDestructAction, "False")),
        Distinctive("set_battery_voltage_threshold", [Id.SetBatteryVoltageThreshold], Parameter("threshold", Role.Threshold)),
        Distinctive("set_cpu_temp_action", [Id.SetCPUTempAction], Parameter("self_destruct", Role.SelfDestructAction, "False")),
        Distinctive("set_cpu_low_temp_threshold", [Id.SetCPULowTempThreshold], Parameter("threshold", Role.Threshold)),
        Distinctive("set_cpu_high_temp_threshold", [Id.SetCPUHighTempThreshold], Parameter("threshold", Role.Threshold)),

        // Supervised boot. Before the 2023 release the slot came first.
        Distinctive("set_supervised_boot_policy", [Id.SetSupervisedBootPolicy], Parameter("policy_id", Role.Action, "0")),
        Distinctive("add_or_update_supervised_boot_file", [Id.AddOrUpdateSupervisedBootFile],
            Parameter("filepath", Role.BootFile, "\"\""), Parameter("slot", Role.Slot, "15")),
        Distinctive("remove_supervised_boot_file", [Id.RemoveSupervisedBootFile], Parameter("filepath", Role.BootFile, "\"\"")),
        Distinctive("get_supervised_boot_file_manifest", [Id.GetSupervisedBootFileManifest]),
    ];

    private static PythonMethod Distinctive(string name, Id[] operations, params PythonParameter[] parameters) =>
        new(name, [.. parameters], [.. operations], IsDistinctive: true, SourcePages.PythonApi);

    private static PythonMethod Common(string name, Id[] operations, params PythonParameter[] parameters) =>
        new(name, [.. parameters], [.. operations], IsDistinctive: false, SourcePages.PythonApi);

    private static PythonParameter Parameter(string name, Role role, string? @default = null) => new(name, role, @default);
}
