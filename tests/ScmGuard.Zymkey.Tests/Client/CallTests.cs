using System;
using System.Linq;
using System.Threading;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Client;

/// <summary>Each member of the client, and the call that the library sees of it: function, values, order.</summary>
public sealed class CallTests(FakeLibrary fake)
{
    private const string DigestText = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private const string Serial = "serial_num_str";
    private const string SerialCall = "zkGetSerialNumberString";

    private static readonly byte[] _digest = Convert.FromHexString(DigestText);
    private static readonly KeySlot _slot = KeySlot.Generated(17);
    private static readonly ForeignKeySlot _foreign = ForeignKeySlot.FromNumber(3);

    private static readonly (Action<IZymkey> Call, string[] Expected)[] _table =
    [
        // The unit.
        (z => z.GetModel(), ["zkGetModelNumberString"]),
        (z => z.GetFirmwareText(), ["zkGetFirmwareVersionString"]),
        (z => z.GetSerialNumber(), [SerialCall]),
        (z => z.GetCpuTemperature(), ["zkGetCPUTemp"]),
        (z => z.GetAuxTemperature(2), ["zkGetAUXTemp index=2"]),
        (z => z.GetRtcDrift(), ["zkGetRTCDrift"]),
        (z => z.GetBatteryVoltage(), ["zkGetBatteryVoltage"]),
        (z => z.GetTime(), ["zkGetTime precise_time=0"]),
        (z => z.GetTime(precise: true), ["zkGetTime precise_time=1"]),
        (z => z.SetI2CAddress(0x60), ["zkSetI2CAddr addr=96"]),
        (z => z.GetBindingInfo(), ["zkGetCurrentBindingInfo"]),
        (z => z.LockBinding(Irreversible.ForUnit(Serial)), [SerialCall, "zkLockBinding"]),
        (z => z.TurnLedOff(), ["zkLEDOff"]),
        (z => z.TurnLedOn(), ["zkLEDOn"]),
        (z => z.FlashLed(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(2), 7), ["zkLEDFlash on_ms=100 off_ms=2000 num_flashes=7"]),
        (z => z.SetTapSensitivity(AccelerationAxis.All, 12.5f), ["zkSetTapSensitivity axis=3 pct=12.5"]),
        (z => z.WaitForTap(TimeSpan.Zero), ["zkOpen", "zkWaitForTap timeout_ms=0"]),
        (z => z.WaitForTap(Timeout.InfiniteTimeSpan), ["zkOpen", "zkWaitForTap timeout_ms=4294967295"]),
        (z => z.WaitForTap(TimeSpan.FromTicks(1)), ["zkOpen", "zkWaitForTap timeout_ms=1"]),
        (z => z.GetAcceleration(), ["zkGetAccelerometerData"]),

        // Data.
        (z => z.GetRandomBytes(new byte[5]), ["zkGetRandBytes rdata_sz=5"]),
        (z => z.GetRandomBytes([]), []),
        (z => z.CreateRandomFile("/tmp/r", 9), ["zkCreateRandDataFile dst_filename='/tmp/r' rdata_sz=9"]),
        (z => z.Lock([1, 2]), ["zkLockDataB2B src_pt=0102 src_pt_sz=2 use_shared_key=0"]),
        (z => z.Lock([], shared: true), ["zkLockDataB2B src_pt= src_pt_sz=0 use_shared_key=1"]),
        (z => z.LockToFile([1], "/d", shared: true), ["zkLockDataB2F src_pt=01 src_pt_sz=1 dst_ct_filename='/d' use_shared_key=1"]),
        (z => z.LockFile("/s"), ["zkLockDataF2B src_pt_filename='/s' use_shared_key=0"]),
        (z => z.LockFileToFile("/s", "/ü"), ["zkLockDataF2F src_pt_filename='/s' dst_ct_filename='/ü' use_shared_key=0"]),
        (z => z.Unlock([1, 2]), ["zkUnlockDataB2B src_ct=0102 src_ct_sz=2 use_shared_key=0"]),
        (z => z.UnlockToFile([1], "/d"), ["zkUnlockDataB2F src_ct=01 src_ct_sz=1 dst_pt_filename='/d' use_shared_key=0"]),
        (z => z.UnlockFile("/s", shared: true), ["zkUnlockDataF2B src_ct_filename='/s' use_shared_key=1"]),
        (z => z.UnlockFileToFile("/s", "/d", shared: true), ["zkUnlockDataF2F src_ct_filename='/s' dst_pt_filename='/d' use_shared_key=1"]),

        // Keys.
        (z => z.Sign(_digest, KeySlot.Permanent(0)), [$"zkGenECDSASigFromDigest digest={DigestText} slot=0"]),
        (z => z.SignRecoverable(_digest, _slot), [$"zkGenECDSASigFromDigestWithRecID digest={DigestText} slot=17"]),
        (z => z.Verify(_digest, [9, 8], _slot), [$"zkVerifyECDSASigFromDigest digest={DigestText} pubkey_slot=17 sig=0908 sig_sz=2"]),
        (z => z.Verify(_digest, [9, 8], _foreign), [$"zkVerifyECDSASigFromDigestWithForeignKeySlot digest={DigestText} pubkey_slot=3 sig=0908 sig_sz=2"]),
        (z => z.AgreeOnSecret(KeySlot.Ephemeral, [4, 5], new byte[32]), ["zkDoRawECDH slot=-1 peer_pubkey=0405 peer_pubkey_sz=2"]),
        (z => z.AgreeOnSecret(_slot, _foreign, new byte[32]), ["zkDoRawECDHWithIntPeerPubkey slot=17 peer_pubkey_slot=3 peer_pubkey_slot_is_foreign=1"]),
        (z => z.AgreeOnSecret(_slot, KeySlot.Permanent(2), new byte[32]), ["zkDoRawECDHWithIntPeerPubkey slot=17 peer_pubkey_slot=2 peer_pubkey_slot_is_foreign=0"]),
        (z => z.AgreeOnKey(_slot, [4], HkdfHash.Sha512, [1], [2, 3], new byte[40]),
            ["zkDoECDHAndKDF kdf_type=1 slot=17 peer_pubkey=04 peer_pubkey_sz=1 salt=01 salt_sz=1 info=0203 info_sz=2 num_iterations=1 derived_key_sz=40"]),
        (z => z.AgreeOnKey(_slot, [4], Pbkdf2Hash.Sha256, [], 5000, new byte[16]),
            ["zkDoECDHAndKDF kdf_type=2 slot=17 peer_pubkey=04 peer_pubkey_sz=1 salt= salt_sz=0 info= info_sz=0 num_iterations=5000 derived_key_sz=16"]),
        (z => z.AgreeOnKey(_slot, _foreign, HkdfHash.Sha256, [1], [], new byte[32]),
            ["zkDoECDHAndKDFWithIntPeerPubkey kdf_type=0 slot=17 peer_pubkey_slot=3 peer_pubkey_slot_is_foreign=1 salt=01 salt_sz=1 info= info_sz=0 num_iterations=1 derived_key_sz=32"]),
        (z => z.AgreeOnKey(_slot, KeySlot.Permanent(1), Pbkdf2Hash.Sha512, [1], 7, new byte[1]),
            ["zkDoECDHAndKDFWithIntPeerPubkey kdf_type=3 slot=17 peer_pubkey_slot=1 peer_pubkey_slot_is_foreign=0 salt=01 salt_sz=1 info= info_sz=0 num_iterations=7 derived_key_sz=1"]),
        (z => z.ExportPublicKey(KeySlot.Ephemeral), ["zkExportPubKey pubkey_slot=-1 slot_is_foreign=0"]),
        (z => z.ExportPublicKey(_foreign), ["zkExportPubKey pubkey_slot=3 slot_is_foreign=1"]),
        (z => z.ExportPublicKeyToFile("/k.pem", _slot), ["zkExportPubKey2File filename='/k.pem' pubkey_slot=17 slot_is_foreign=0"]),
        (z => z.DisablePublicKeyExport(_foreign, Irreversible.ForUnit(Serial)), [SerialCall, "zkDisablePubKeyExport pubkey_slot=3 slot_is_foreign=1"]),
        (z => z.GetSlots(), ["zkGetAllocSlotsList is_foreign=0"]),
        (z => z.GetForeignSlots(), ["zkGetAllocSlotsList is_foreign=1"]),
        (z => z.StoreForeignPublicKey(KeyType.Secp256K1, [7, 7]), ["zkStoreForeignPubKey pk_type=1 pk=0707 pk_sz=2"]),
        (z => z.GenerateKeyPair(KeyType.X25519), ["zkGenKeyPair type=3"]),
        (z => z.GenerateEphemeralKeyPair(KeyType.Ed25519), ["zkGenEphemeralKeyPair type=2"]),
        (z => z.InvalidateEphemeralKey(), ["zkInvalidateEphemeralKey"]),
        (z => z.RemoveKey(_slot), ["zkRemoveKey slot=17 slot_is_foreign=0"]),
        (z => z.RemoveKey(_foreign), ["zkRemoveKey slot=3 slot_is_foreign=1"]),

        // Wallets.
        (z => z.CreateMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.None),
            ["zkGenWalletMasterSeedWithBIP39 type=1 variant='' wallet_name='w' master_generator_key= master_generator_key_size=0 passphrase=''"]),
        (z => z.CreateMasterSeed(KeyType.Ed25519, "w", RecoveryStrategy.Bip39(new Passphrase("pass")), out _, new MasterGeneratorKey([1, 2]), WalletVariant.Cardano),
            ["zkGenWalletMasterSeedWithBIP39 type=2 variant='cardano' wallet_name='w' master_generator_key=0102 master_generator_key_size=2 passphrase='pass'"]),
        (z => z.RestoreMasterSeed(KeyType.Secp256R1, "w", new Mnemonic("one two"), new Passphrase("pass"), new MasterGeneratorKey([3])),
            ["zkRestoreWalletMasterSeedFromBIP39Mnemonic type=0 variant='' wallet_name='w' master_generator_key=03 master_generator_key_size=1 BIP39_passphrase='pass' BIP39_mnemonic='one two'"]),
        (z => z.BeginMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.Slip39([new(3, 2), new(1, 1)], 2, 4, new Passphrase("pass"))),
            ["zkGenWalletMasterSeedWithSLIP39 type=1 variant='' wallet_name='w' master_generator_key= master_generator_key_size=0 group_count=2 group_threshold=2 group_iteration_exponent=4 master_passphrase='pass'"]),
        (z => z.BeginRestoration(KeyType.Secp256K1, "w").AddShare(new Mnemonic("one two"), new Passphrase("m")),
        [
            "zkRestoreWalletMasterSeedFromSLIP39 type=1 variant='' wallet_name='w' master_generator_key= master_generator_key_size=0 SLIP39_passphrase=''",
            "zkAddRestoreSLIP39Mnemonic passphrase='m' mnemonic_sentence='one two'",
        ]),
        (z => z.BeginMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.Slip39([new(3, 2)], 1, 0)).NextShare(new Passphrase("m")),
        [
            "zkGenWalletMasterSeedWithSLIP39 type=1 variant='' wallet_name='w' master_generator_key= master_generator_key_size=0 group_count=1 group_threshold=1 group_iteration_exponent=0 master_passphrase=''",
            "zkSetSLIP39GroupInfo group_index=0 member_count=3 member_threshold=2",
            "zkAddSLIP39MemberPassword passphrase='m'",
        ]),
        (z => z.BeginRestoration(KeyType.Secp256K1, "w").Cancel(),
        [
            "zkRestoreWalletMasterSeedFromSLIP39 type=1 variant='' wallet_name='w' master_generator_key= master_generator_key_size=0 SLIP39_passphrase=''",
            "zkCancelSLIP39Session",
        ]),
        (z => z.CreateOversightWallet(KeyType.Ed25519, _digest, _digest, "m/1852'", "o", WalletVariant.Cardano),
            [$"zkGenOversightWallet type=2 variant='cardano' pub_key={DigestText}{new string('0', 66)} chain_code={DigestText} node_addr='m/1852'' wallet_name='o'"]),
        (z => z.DeriveChildKey(_slot, 44, hardened: false), ["zkGenWalletChildKey parent_key_slot=17 index=44 is_hardened=0 return_chain_code=0"]),
        (z => z.DeriveChildKey(_slot, 0x7FFFFFFF, hardened: true), ["zkGenWalletChildKey parent_key_slot=17 index=2147483647 is_hardened=1 return_chain_code=0"]),
        (z => z.DeriveHardenedChildKey(_slot, 0), ["zkGenWalletChildKey parent_key_slot=17 index=0 is_hardened=1 return_chain_code=1"]),
        (z => z.GetWalletNode(_slot), ["zkGetWalletNodeAddrFromKeySlot slot=17"]),
        (z => z.GetWalletKeySlot("m/44'", "w"), ["zkGetWalletKeySlotFromNodeAddr node_addr='m/44'' wallet_name='w' master_seed_slot=0"]),
        (z => z.GetWalletKeySlot("m", _slot), ["zkGetWalletKeySlotFromNodeAddr node_addr='m' wallet_name=NULL master_seed_slot=17"]),

        // Protection.
        (z => z.SetPerimeterActions(PerimeterChannel.Circuit2, PerimeterActions.Notify), ["zkSetPerimeterEventAction channel=1 action_flags=1"]),
        (z => z.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.Notify | PerimeterActions.SelfDestruct, Irreversible.ForUnit(Serial)),
            [SerialCall, "zkSetPerimeterEventAction channel=0 action_flags=3"]),
        (z => z.WaitForPerimeterEvent(TimeSpan.FromSeconds(3)), ["zkOpen", "zkWaitForPerimeterEvent timeout_ms=3000"]),
        (z => z.GetPerimeterEvents(), ["zkGetPerimeterDetectInfo"]),
        (z => z.ClearPerimeterEvents(), ["zkClearPerimeterDetectEvents"]),
        (z => z.SetDigitalPerimeterLowPowerPeriod(70), ["zkSetDigitalPerimeterDetectLPPeriod lp_period=70"]),
        (z => z.SetDigitalPerimeterLowPowerMaxBits(8), ["zkSetDigitalPerimeterDetectLPMaxBits max_num_bits=8"]),
        (z => z.SetDigitalPerimeterDelays(1, 2), ["zkSetDigitalPerimeterDetectDelays min_delay_ns=1 max_delay_ns=2"]),
        (z => z.SetBatteryVoltageAction(ThresholdAction.Sleep), ["zkSetBatteryVoltageAction action=2"]),
        (z => z.SetBatteryVoltageAction(ThresholdAction.SelfDestruct, Irreversible.ForUnit(Serial)), [SerialCall, "zkSetBatteryVoltageAction action=1"]),
        (z => z.SetBatteryVoltageThreshold(2.25f), ["zkSetBatteryVoltageThreshold threshold=2.25"]),
        (z => z.SetCpuTemperatureAction(ThresholdAction.None), ["zkSetCPUTempAction action=0"]),
        (z => z.SetCpuTemperatureAction(ThresholdAction.SelfDestruct, Irreversible.ForUnit(Serial)), [SerialCall, "zkSetCPUTempAction action=1"]),
        (z => z.SetCpuLowTemperatureThreshold(20), ["zkSetCPULowTempThreshold threshold=20"]),
        (z => z.SetCpuHighTemperatureThreshold(40), ["zkSetCPUHighTempThreshold threshold=40"]),
        (z => z.SetSupervisedBootPolicy(SupervisedBootPolicy.HoldInReset), ["zkSetSupervisedBootPolicy policy_id=2"]),
        (z => z.SetSupervisedBootPolicy(SupervisedBootPolicy.Destroy, Irreversible.ForUnit(Serial)), [SerialCall, "zkSetSupervisedBootPolicy policy_id=1"]),
        (z => z.AddOrUpdateSupervisedBootFile("overlays/x.dtbo", KeySlot.Permanent(15)), ["zkAddOrUpdateSupervisedBootFile file_path='overlays/x.dtbo' slot=15"]),
        (z => z.RemoveSupervisedBootFile("config.txt"), ["zkRemoveSupervisedBootFile file_path='config.txt'"]),
        (z => z.GetSupervisedBootManifest(), ["zkGetSupervisedBootFileManifest"]),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, _table.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_member_makes_exactly_the_call_of_its_row_and_frees_what_it_got(int row)
    {
        using var client = fake.Open();
        var (call, expected) = _table[row];

        call(client);

        Assert.Equal(["zkOpen", .. expected], fake.Calls);
        Assert.Equal((0, 0, 0), (fake.Leaked, fake.FreedMoreThanOnce, fake.FreedWithContent));
    }

    [Fact]
    public void Every_function_but_the_deprecated_two_is_reached_by_a_member()
    {
        var reached = _table.SelectMany(row => row.Expected).Select(line => line.Split(' ')[0]).Append("zkOpen").Append("zkClose");
        var expected = Operations.All.Where(operation => operation.ReplacedBy is null).Select(operation => operation.NativeName);

        Assert.Equal(expected.Order(StringComparer.Ordinal), reached.Distinct().Order(StringComparer.Ordinal));
    }
}
