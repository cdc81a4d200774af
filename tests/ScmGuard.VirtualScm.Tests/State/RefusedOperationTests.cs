using System;
using System.Linq;
using System.Text.Json;
using FsCheck.Fluent;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.State;

public sealed class RefusedOperationTests
{
    // Every argument is drawn from a small range, so that about half of the operations are refused.
    private static readonly Func<VirtualUnit, int, int>[] s_operations =
    [
        (unit, n) => unit.Keys.GenKeyPair((KeyType)(n % 6)),
        (unit, n) => unit.Keys.RemoveKey(n, isForeign: false),
        (unit, n) => unit.Keys.RemoveKey(n, isForeign: true),
        (unit, n) => unit.Keys.GenEphemeralKeyPair((KeyType)(n % 6)),
        (unit, _) => unit.Keys.InvalidateEphemeralKey(),
        (unit, n) => unit.Keys.DisablePubKeyExport(n, isForeign: false),
        (unit, n) => unit.Keys.StoreForeignPubKey((KeyType)(n % 6), new byte[32]),
        (unit, n) => unit.Wallets.GenWalletMasterSeedWithBIP39((KeyType)(n % 6), "", $"w{n % 3}", [], n % 2 == 0 ? "" : "f\u00fcr", n % 4 > 1, out _),
        (unit, n) => unit.Wallets.GenWalletChildKey(n, (uint)n % 3, n % 2 == 0, n % 5 == 0, out _),
        (unit, n) => unit.Wallets.RestoreWalletMasterSeedFromBIP39Mnemonic((KeyType)(n % 6), "", $"w{n % 3}", [], "", "not a mnemonic"),
        (unit, n) => unit.Slip39.GenWalletMasterSeedWithSLIP39((KeyType)(n % 6), "", $"s{n % 3}", [], n % 3, n % 4, 0, ""),
        (unit, n) => unit.Slip39.SetSLIP39GroupInfo(n % 3, n % 4, n % 3),
        (unit, n) => unit.Slip39.AddSLIP39MemberPassword($"{n}", out _),
        (unit, _) => unit.Slip39.AddRestoreSLIP39Mnemonic("", "not a share"),
        (unit, n) => n % 2 == 0 ? unit.Slip39.CancelSLIP39Session() : unit.Slip39.RestoreWalletMasterSeedFromSLIP39((KeyType)(n % 6), "", $"s{n % 3}", [], ""),
        (unit, n) => unit.Perimeter.SetPerimeterEventAction(n % 3, (PerimeterActions)(n % 3)),
        (unit, n) => unit.Environment.SetBatteryVoltageThreshold(n / 10f),
        (unit, n) => unit.SupervisedBoot.AddOrUpdateSupervisedBootFile(n % 2 == 0 ? "config.txt" : "absent", n),
        (unit, n) => unit.Accelerometer.SetTapSensitivity((AccelerationAxis)(n % 6), n * 5),
        (unit, _) => unit.Binding.LockBinding(),
    ];

    [Fact]
    public void What_is_refused_changes_nothing_and_what_is_done_is_on_the_disk()
    {
        Properties.ForAll(Gen.Zip(Gen.Choose(0, s_operations.Length - 1), Gen.Choose(0, 40)).ListOf(40), steps =>
        {
            MemoryFiles files = new();
            using VirtualUnit unit = VirtualUnit.Open(files, UnitProfile.ScmA1, new VirtualUnitOptions { Time = new ManualTime() });
            foreach ((int operation, int number) in steps)
            {
                byte[] before = files.Read()!.Value.Content;
                int result = s_operations[operation](unit, number);
                byte[] after = files.Read()!.Value.Content;
                Assert.True(result >= -1 || before.SequenceEqual(after), $"operation {operation} with {number} returned {result}");
                using UnitState onDisk = StateFormat.Read(after, "test");
                Assert.Equal(JsonSerializer.Serialize(onDisk, StateJson.Default.UnitState), unit.Serialized());
            }
        }, times: 30);
    }
}
