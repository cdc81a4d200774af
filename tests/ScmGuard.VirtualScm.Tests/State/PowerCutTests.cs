using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.State;

public sealed class PowerCutTests
{
    // Each changes the state. Their results do not depend on the random source.
    private static readonly Action<VirtualUnit>[] s_operations =
    [
        unit => unit.Keys.GenKeyPair(KeyType.Secp256K1),
        unit => unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Ed25519, "", "purse", [], "", wantsMnemonic: false, out _),
        unit => unit.Wallets.GenWalletChildKey(17, 3, isHardened: true, returnChainCode: false, out _),
        unit => unit.Perimeter.SetPerimeterEventAction(0, PerimeterActions.None),
        unit => unit.Keys.GenEphemeralKeyPair(KeyType.X25519),
        unit => unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Secp256R1, "", "shared", [], 1, 1, 0, ""),
        unit => unit.Slip39.CancelSLIP39Session(),
        unit => unit.Reboot(RebootKind.Soft),
        unit => unit.Keys.RemoveKey(17, isForeign: false),
        unit => unit.SupervisedBoot.RemoveSupervisedBootFile("config.txt"),
    ];

    [Fact]
    public void A_power_cut_at_any_step_leaves_the_last_completed_operation()
    {
        List<byte[]> completed = [];
        SimulatedDisk whole = new();
        using (VirtualUnit unit = Open(whole))
        {
            completed.Add(Fingerprint(whole.Read()!.Value.Content));
            foreach (Action<VirtualUnit> operation in s_operations)
            {
                operation(unit);
                completed.Add(Fingerprint(whole.Read()!.Value.Content));
            }
        }

        int steps = whole.Steps;
        Assert.Equal(4 * completed.Count, steps);
        for (int cut = 0; cut < 2 * steps; cut++)
        {
            foreach (bool keepsUnflushedName in new[] { false, true })
            {
                SimulatedDisk disk = new() { CutAt = cut };
                int done = RunUntilTheCut(disk);
                MemoryFiles found = disk.AfterTheCut(keepsUnflushedName);
                if (found.Read() is not { } state)
                {
                    // Only the making of the unit may leave nothing.
                    Assert.Equal(0, done);
                    continue;
                }

                // The last completed operation, or the one that was cut: whole, never a part of it.
                byte[] fingerprint = Fingerprint(state.Content);
                Assert.True(fingerprint.SequenceEqual(completed[Math.Max(done - 1, 0)]) || (done < completed.Count && fingerprint.SequenceEqual(completed[done])), $"cut {cut}");
                using VirtualUnit reopened = Open(found);
                Assert.Equal(0, reopened.Keys.GetAllocSlotsList(isForeign: false, out _, out int[] slots));
                Assert.All(slots, slot => Assert.Equal(0, reopened.Signatures.GenECDSASigFromDigest(Bench.Digest, slot, out _)));
            }
        }
    }

    [Fact]
    public void A_completed_operation_is_on_the_disk_when_it_returns()
    {
        SimulatedDisk disk = new();
        using VirtualUnit unit = Open(disk);
        foreach (Action<VirtualUnit> operation in s_operations)
        {
            operation(unit);
            Assert.Equal(disk.Read()!.Value.Content, disk.AfterTheCut(keepsUnflushedName: false).Read()!.Value.Content);
        }
    }

    [Theory]
    [InlineData(FaultKind.PowerCutBeforeCommit, false)]
    [InlineData(FaultKind.PowerCutAfterCommit, true)]
    public void An_injected_power_cut_loses_the_answer_and_keeps_the_change_only_if_it_was_committed(FaultKind kind, bool keeps)
    {
        using Bench bench = new();
        bench.Unit.Inject(new Fault(kind));
        Assert.Equal(Errno.Io, bench.Unit.Keys.GenKeyPair(KeyType.Secp256R1));
        Assert.Equal(keeps, bench.Signs(16));
        Assert.Equal(RebootKind.PowerCut, bench.Unit.Boots[^1].Kind);
        Assert.True(bench.Unit.Keys.GenKeyPair(KeyType.Secp256R1) > 0);
    }

    private static int RunUntilTheCut(SimulatedDisk disk)
    {
        int done = 0;
        try
        {
            using VirtualUnit unit = Open(disk);
            done++;
            foreach (Action<VirtualUnit> operation in s_operations)
            {
                operation(unit);
                done++;
            }
        }
        catch (SimulatedDisk.PowerCut)
        {
            // The rest never ran.
        }

        return done;
    }

    private static VirtualUnit Open(IStateFiles files) => VirtualUnit.Open(files, UnitProfile.ScmA1, new VirtualUnitOptions { IsRepeatable = true, Time = new ManualTime() });

    private static byte[] Fingerprint(byte[] content)
    {
        // It must be whole: the reader checks it.
        using UnitState state = StateFormat.Read(content, "test");
        return JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Default.UnitState);
    }
}
