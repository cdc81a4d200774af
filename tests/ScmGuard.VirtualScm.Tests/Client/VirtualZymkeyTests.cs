using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Tests.Client;

public sealed class VirtualZymkeyTests
{
    [Fact]
    public void A_program_loses_a_key_pair_on_rev_B1_and_keeps_a_wallet_s_child()
    {
        using Bench bench = new(UnitProfile.ScmB1);
        using IZymkey zymkey = VirtualZymkey.Open(bench.Unit);
        KeySlot pair = zymkey.GenerateKeyPair(KeyType.Secp256K1);
        KeySlot master = zymkey.CreateMasterSeed(KeyType.Secp256K1, "purse", RecoveryStrategy.Bip39(), out Mnemonic mnemonic);
        mnemonic.Dispose();
        KeySlot child = zymkey.DeriveChildKey(master, 0, hardened: true);
        bench.Unit.Reboot(RebootKind.Soft);

        Assert.True(zymkey.Verify(Bench.Digest, zymkey.Sign(Bench.Digest, child), child));
        ZymkeyException exception = Assert.Throws<ZymkeyException>(() => zymkey.Sign(Bench.Digest, pair));
        Assert.Equal((ZymbitOperation.GenECDSASigFromDigest, "zkGenECDSASigFromDigest", Errno.NotFound), (exception.Operation, exception.Function, exception.Code));
    }

    [Fact]
    public void Errors_come_with_the_function_and_its_code()
    {
        using Bench bench = new();
        using IZymkey zymkey = VirtualZymkey.Open(bench.Unit);
        bench.Unit.Inject(Fault.Parse("time-out"));
        Assert.Equal(ZymbitOperation.GetTime, Assert.Throws<ZymkeyTimeoutException>(() => zymkey.GetTime()).Operation);
        bench.Unit.Inject(Fault.Parse("communication-error"));
        Assert.Equal(Errno.Io, Assert.Throws<ZymkeyException>(() => zymkey.GetSlots()).Code);
        Assert.Throws<ZymkeyUnlockException>(() => zymkey.Unlock([1, 2, 3]));
        Assert.Equal([1], zymkey.Unlock(zymkey.Lock([1])));
        Assert.False(zymkey.Verify(Bench.OtherDigest, zymkey.Sign(Bench.Digest, KeySlot.Permanent(0)), KeySlot.Permanent(0)));
        Assert.False(zymkey.WaitForTap(TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => zymkey.Sign([1], KeySlot.Permanent(0)));
        Assert.Throws<WrongUnitException>(() => zymkey.LockBinding(Irreversible.ForUnit("another")));
        zymkey.LockBinding(Irreversible.ForUnit(bench.Unit.SerialNumber));
        bench.Unit.Reboot(RebootKind.Soft);
        Assert.Equal(new BindingInfo(true, true), zymkey.GetBindingInfo());
    }

    [Fact]
    public void A_unit_that_does_not_answer_cannot_be_opened()
    {
        using Bench bench = new();
        bench.Unit.Surroundings.LeaveHost();
        ZymkeyException exception = Assert.Throws<ZymkeyException>(() => VirtualZymkey.Open(bench.Unit));
        Assert.Equal((ZymbitOperation.Open, Errno.NotBound), (exception.Operation, exception.Code));
        Assert.Contains("zkifc", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_restore_a_wallet_and_an_abandoned_session_blocks_nothing()
    {
        using Bench bench = new();
        List<Mnemonic> shares = [];
        byte[] key;
        using (IZymkey zymkey = VirtualZymkey.Open(bench.Unit))
        {
            using ISlip39Generation session = zymkey.BeginMasterSeed(KeyType.Ed25519, "purse", RecoveryStrategy.Slip39([new Slip39Group(1, 1), new Slip39Group(3, 2)], 2, 0));
            Assert.Throws<InvalidOperationException>(() => session.Slot);
            while (!session.IsFinished)
            {
                shares.Add(session.NextShare());
            }

            Assert.Equal(4, shares.Count);
            key = zymkey.ExportPublicKey(session.Slot);
            zymkey.RemoveKey(session.Slot);
            ISlip39Restoration abandoned = zymkey.BeginRestoration(KeyType.Ed25519, "purse");
            Assert.False(abandoned.AddShare(shares[0]));
            Assert.Throws<InvalidOperationException>(() => zymkey.BeginRestoration(KeyType.Ed25519, "purse"));
        }

        using IZymkey next = VirtualZymkey.Open(bench.Unit);
        using ISlip39Restoration restoration = next.BeginRestoration(KeyType.Ed25519, "purse");
        Assert.Equal([false, false, true], new[] { 3, 0, 1 }.Select(share => restoration.AddShare(shares[share])));
        Assert.Equal(key, next.ExportPublicKey(restoration.Slot));
        Assert.Equal(new WalletNode("m", "purse", restoration.Slot), next.GetWalletNode(restoration.Slot));
    }

    [Fact]
    public void A_closed_client_is_closed_and_the_unit_is_not()
    {
        using Bench bench = new();
        IZymkey zymkey = VirtualZymkey.Open(bench.Unit);
        zymkey.Dispose();
        zymkey.Dispose();
        Assert.Throws<ObjectDisposedException>(() => zymkey.GetModel());
        Assert.True(bench.Signs(0));
    }
}
