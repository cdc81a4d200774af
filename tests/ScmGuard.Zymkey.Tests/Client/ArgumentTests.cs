using System;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Client;

/// <summary>What is wrong is refused before the library is called.</summary>
public sealed class ArgumentTests(FakeLibrary fake)
{
    private static readonly byte[] _digest = new byte[32];
    private static readonly KeySlot _key = KeySlot.Generated(16);
    private static readonly Irreversible _confirmed = Irreversible.ForUnit("serial_num_str");

    private static readonly Action<IZymkey>[] _table =
    [
        // A digest carries no length.
        z => z.Sign(new byte[31], _key),
        z => z.Sign(new byte[33], _key),
        z => z.Sign([], _key),
        z => z.SignRecoverable(new byte[64], _key),
        z => z.Verify(new byte[20], new byte[64], _key),
        z => z.Verify(new byte[48], new byte[64], ForeignKeySlot.FromNumber(0)),
        z => z.Verify(_digest, [], _key),

        // A slot of the wrong kind, or none.
        z => z.Sign(_digest, KeySlot.Ephemeral),
        z => z.Verify(_digest, new byte[64], KeySlot.Ephemeral),
        z => z.RemoveKey(KeySlot.Permanent(15)),
        z => z.RemoveKey(KeySlot.Ephemeral),
        z => z.DeriveChildKey(KeySlot.Permanent(0), 0, true),
        z => z.DeriveHardenedChildKey(KeySlot.Ephemeral, 0),
        z => z.GetWalletNode(KeySlot.Permanent(0)),
        z => z.GetWalletKeySlot("m", KeySlot.Permanent(0)),
        z => z.AddOrUpdateSupervisedBootFile("config.txt", _key),
        z => z.AddOrUpdateSupervisedBootFile("config.txt", KeySlot.Ephemeral),

        // Paths: the daemon's are absolute, the boot manifest's are not.
        z => z.CreateRandomFile("r", 1),
        z => z.CreateRandomFile("", 1),
        z => z.LockToFile([1], "d"),
        z => z.LockFile("./s"),
        z => z.LockFileToFile("/s", "d"),
        z => z.LockFileToFile("s", "/d"),
        z => z.UnlockToFile([1], "~/d"),
        z => z.UnlockFile("s"),
        z => z.UnlockFileToFile("/s", "d"),
        z => z.UnlockFileToFile("/s\0/x", "/d"),
        z => z.ExportPublicKeyToFile("k.pem", _key),
        z => z.AddOrUpdateSupervisedBootFile("/boot/config.txt", KeySlot.Permanent(15)),
        z => z.AddOrUpdateSupervisedBootFile("overlays/../../etc/passwd", KeySlot.Permanent(15)),
        z => z.RemoveSupervisedBootFile(" "),

        // Numbers.
        z => z.CreateRandomFile("/r", 0),
        z => z.GetAuxTemperature(-1),
        z => z.SetI2CAddress(0x38),
        z => z.SetI2CAddress(0x5F),
        z => z.FlashLed(TimeSpan.Zero, TimeSpan.FromSeconds(1), 1),
        z => z.FlashLed(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(-1), 1),
        z => z.FlashLed(TimeSpan.FromSeconds(1), TimeSpan.FromDays(50), 1),
        z => z.SetTapSensitivity(AccelerationAxis.X, -0.1f),
        z => z.SetTapSensitivity(AccelerationAxis.X, 100.1f),
        z => z.SetTapSensitivity(AccelerationAxis.X, float.NaN),
        z => z.SetTapSensitivity((AccelerationAxis)4, 1),
        z => z.WaitForTap(TimeSpan.FromMilliseconds(-2)),
        z => z.WaitForTap(TimeSpan.FromMilliseconds(uint.MaxValue)),
        z => z.WaitForPerimeterEvent(TimeSpan.FromDays(50)),
        z => z.DeriveChildKey(_key, 0x80000000, true),
        z => z.SetDigitalPerimeterLowPowerPeriod(-1),
        z => z.SetDigitalPerimeterLowPowerMaxBits(-1),
        z => z.SetDigitalPerimeterDelays(-1, 1),
        z => z.SetDigitalPerimeterDelays(2, 1),

        // Advisory #93, and the thresholds that lock a unit out.
        z => z.SetBatteryVoltageThreshold(2.5f),
        z => z.SetBatteryVoltageThreshold(3.0f),
        z => z.SetBatteryVoltageThreshold(0),
        z => z.SetBatteryVoltageThreshold(float.NaN),
        z => z.SetCpuLowTemperatureThreshold(20.1f),
        z => z.SetCpuLowTemperatureThreshold(float.NaN),
        z => z.SetCpuHighTemperatureThreshold(39.9f),
        z => z.SetCpuHighTemperatureThreshold(float.PositiveInfinity),

        // What destroys needs a confirmation; nothing else is a value.
        z => z.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct),
        z => z.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.Notify | PerimeterActions.SelfDestruct),
        z => z.SetPerimeterActions((PerimeterChannel)2, PerimeterActions.Notify),
        z => z.SetPerimeterActions(PerimeterChannel.Circuit1, (PerimeterActions)4),
        z => z.SetPerimeterActions(PerimeterChannel.Circuit1, (PerimeterActions)7, _confirmed),
        z => z.SetBatteryVoltageAction(ThresholdAction.SelfDestruct),
        z => z.SetBatteryVoltageAction((ThresholdAction)3, _confirmed),
        z => z.SetCpuTemperatureAction(ThresholdAction.SelfDestruct),
        z => z.SetCpuTemperatureAction(ThresholdAction.Sleep),
        z => z.SetCpuTemperatureAction(ThresholdAction.Sleep, _confirmed),
        z => z.SetSupervisedBootPolicy(SupervisedBootPolicy.Destroy),
        z => z.SetSupervisedBootPolicy((SupervisedBootPolicy)3, _confirmed),
        z => z.LockBinding(null!),
        z => z.DisablePublicKeyExport(_key, null!),
        z => z.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, null!),
        z => z.SetBatteryVoltageAction(ThresholdAction.SelfDestruct, null!),
        z => z.SetCpuTemperatureAction(ThresholdAction.SelfDestruct, null!),
        z => z.SetSupervisedBootPolicy(SupervisedBootPolicy.Destroy, null!),

        // Key types and lengths.
        z => z.GenerateKeyPair((KeyType)4),
        z => z.GenerateEphemeralKeyPair((KeyType)(-1)),
        z => z.StoreForeignPublicKey(KeyType.Ed25519, []),
        z => z.AgreeOnSecret(_key, [], new byte[32]),
        z => z.AgreeOnSecret(_key, [1], new byte[31]),
        z => z.AgreeOnSecret(_key, KeySlot.Permanent(0), new byte[33]),
        z => z.AgreeOnKey(_key, [1], HkdfHash.Sha256, new byte[129], [], new byte[32]),
        z => z.AgreeOnKey(_key, [1], HkdfHash.Sha256, [], new byte[129], new byte[32]),
        z => z.AgreeOnKey(_key, [1], HkdfHash.Sha256, [], [], []),
        z => z.AgreeOnKey(_key, [1], HkdfHash.Sha256, [], [], new byte[8160]),
        z => z.AgreeOnKey(_key, KeySlot.Permanent(0), HkdfHash.Sha512, [], [], new byte[16320]),
        z => z.AgreeOnKey(_key, [1], (HkdfHash)2, [], [], new byte[32]),
        z => z.AgreeOnKey(_key, [1], (Pbkdf2Hash)1, [], 1000, new byte[32]),
        z => z.AgreeOnKey(_key, [1], Pbkdf2Hash.Sha256, [], 0, new byte[32]),
        z => z.AgreeOnKey(_key, [], Pbkdf2Hash.Sha256, [], 1000, new byte[32]),

        // Wallets.
        z => z.CreateMasterSeed(KeyType.Secp256K1, "", RecoveryStrategy.None),
        z => z.CreateMasterSeed(KeyType.Secp256K1, "wällët", RecoveryStrategy.None),
        z => z.CreateMasterSeed(KeyType.Secp256K1, "w\0", RecoveryStrategy.None),
        z => z.CreateMasterSeed((KeyType)9, "w", RecoveryStrategy.None),
        z => z.CreateMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.None, variant: WalletVariant.Cardano),
        z => z.CreateMasterSeed(KeyType.Ed25519, "w", RecoveryStrategy.None, variant: (WalletVariant)2),
        z => z.CreateMasterSeed(KeyType.Ed25519, "w", (NoRecovery)null!),
        z => z.CreateMasterSeed(KeyType.Ed25519, "w", null!, out _),
        z => z.BeginMasterSeed(KeyType.Ed25519, "w", null!),
        z => z.BeginMasterSeed(KeyType.Ed25519, "\t", RecoveryStrategy.Slip39([new(1, 1)], 1, 0)),
        z => z.RestoreMasterSeed(KeyType.Ed25519, "w", null!),
        z => z.BeginRestoration(KeyType.Ed25519, null!),
        z => z.CreateOversightWallet(KeyType.Ed25519, new byte[31], _digest, "m", "w"),
        z => z.CreateOversightWallet(KeyType.Ed25519, new byte[66], _digest, "m", "w"),
        z => z.CreateOversightWallet(KeyType.Ed25519, _digest, new byte[31], "m", "w"),
        z => z.CreateOversightWallet(KeyType.Ed25519, _digest, _digest, "", "w"),
        z => z.GetWalletKeySlot("", "w"),
        z => z.GetWalletKeySlot("m", ""),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, _table.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_wrong_argument_never_reaches_the_library(int row)
    {
        using var client = fake.Open();

        Assert.ThrowsAny<ArgumentException>(() => _table[row](client));

        Assert.Equal(["zkOpen"], fake.Calls);
    }

    [Fact]
    public void A_slot_that_is_none_is_not_slot_0()
    {
        using var client = fake.Open();

        Assert.Throws<InvalidOperationException>(() => client.Sign(_digest, default));
        Assert.Throws<InvalidOperationException>(() => client.RemoveKey(default(KeySlot)));
        Assert.Throws<InvalidOperationException>(() => client.RemoveKey(default(ForeignKeySlot)));
        Assert.Throws<InvalidOperationException>(() => client.ExportPublicKey(default));
        Assert.Throws<InvalidOperationException>(() => client.DisablePublicKeyExport(default(KeySlot), _confirmed));
        Assert.Throws<InvalidOperationException>(() => client.AgreeOnSecret(default, [1], new byte[32]));
        Assert.Equal(["zkOpen"], fake.Calls);
    }
}
