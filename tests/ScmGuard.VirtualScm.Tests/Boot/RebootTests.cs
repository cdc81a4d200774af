using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.Boot;

public sealed class RebootTests
{
    public static TheoryData<string, string, RebootKind> EveryKindOfUnitAndReboot()
    {
        TheoryData<string, string, RebootKind> data = [];
        foreach (string name in UnitProfile.Names.Where(name => name != "zymkey4"))
        {
            foreach (string firmware in UnitProfile.FirmwareOf(name))
            {
                foreach (RebootKind kind in new[] { RebootKind.Soft, RebootKind.Cold, RebootKind.PowerCut })
                {
                    data.Add(name, firmware, kind);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(EveryKindOfUnitAndReboot))]
    public void Generated_key_pairs_are_lost_on_rev_B1_with_01_02_02release_and_on_nothing_else(string name, string firmware, RebootKind kind)
    {
        using Bench bench = new(UnitProfile.Parse(name, firmware));
        int generated = Bench.AtLeast0(bench.Unit.Keys.GenKeyPair(KeyType.Secp256R1));
        int wallet = bench.Wallet();
        int child = bench.Child(wallet);
        int foreign = Bench.AtLeast0(bench.Unit.Keys.StoreForeignPubKey(KeyType.Secp256R1, bench.PublicKey(3)));
        byte[][] before = [bench.PublicKey(0), bench.PublicKey(15), bench.PublicKey(wallet), bench.PublicKey(child), bench.PublicKey(foreign, isForeign: true)];

        bench.Unit.Reboot(kind);

        Assert.Equal(!(name == "scm-b1" && firmware == "01.02.02release"), bench.Signs(generated));
        Assert.Equal(before, [bench.PublicKey(0), bench.PublicKey(15), bench.PublicKey(wallet), bench.PublicKey(child), bench.PublicKey(foreign, isForeign: true)]);
        Assert.True(bench.Signs(child));
    }

    [Fact]
    public void The_slot_of_a_lost_key_pair_is_free_again()
    {
        using Bench bench = new(UnitProfile.ScmB1);
        int slot = bench.Unit.Keys.GenKeyPair(KeyType.Secp256K1);
        bench.Unit.Reboot(RebootKind.Cold);

        Assert.Equal(Errno.NotFound, bench.Unit.Keys.ExportPubKey(slot, isForeign: false, out _));
        Assert.Equal(slot, bench.Unit.Keys.GenKeyPair(KeyType.Ed25519));
    }

    [Theory]
    [InlineData(RebootKind.Soft)]
    [InlineData(RebootKind.Cold)]
    [InlineData(RebootKind.PowerCut)]
    public void A_reboot_ends_the_ephemeral_key_and_an_open_session(RebootKind kind)
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Keys.GenEphemeralKeyPair(KeyType.X25519));
        Assert.Equal(0, bench.Unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Secp256K1, "", "w", [], 1, 1, 0, ""));
        bench.Unit.Reboot(kind);

        Assert.Equal(Errno.NotFound, bench.Unit.Agreement.DoRawECDH(-1, new byte[32], out _));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.CancelSLIP39Session());
        bench.Wallet("w");
    }

    [Fact]
    public void Boot_times_of_rev_A_are_near_the_usual_one()
    {
        using Bench bench = new(UnitProfile.ScmA1);
        for (int i = 0; i < 60; i++)
        {
            bench.Unit.Reboot(RebootKind.Soft);
        }

        Assert.All(bench.Unit.Boots, boot => Assert.InRange(boot.Duration, BootBudget.Usual - TimeSpan.FromSeconds(5), BootBudget.Usual + TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Boot_times_of_rev_B_are_a_mixture_in_which_some_are_about_50_seconds_longer()
    {
        using Bench bench = new(UnitProfile.ScmB1);
        for (int i = 0; i < 99; i++)
        {
            bench.Unit.Reboot(RebootKind.Soft);
        }

        double[] extra = [.. bench.Unit.Boots.Select(boot => (boot.Duration - BootBudget.Usual.Value).TotalSeconds)];
        Assert.All(extra, seconds => Assert.True(Math.Abs(seconds) < 5 || Math.Abs(seconds - BootBudget.RevisionBExtra.Value.TotalSeconds) < 5));
        Assert.InRange(extra.Count(seconds => seconds > 25), 15, 45);
    }

    [Fact]
    public void The_same_unit_boots_in_the_same_times()
    {
        using Bench first = new(UnitProfile.ScmB1);
        using Bench second = new(UnitProfile.ScmB1);
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(first.Unit.Reboot(RebootKind.Soft), second.Unit.Reboot(RebootKind.Soft));
        }
    }

    [Fact]
    public void Boots_are_counted_on_when_old_records_are_dropped()
    {
        using Bench bench = new();
        for (int i = 0; i < 250; i++)
        {
            bench.Unit.Reboot(RebootKind.Soft);
        }

        Assert.Equal(251, bench.Unit.Boots[^1].Number);
        Assert.Equal(100, bench.Unit.Boots.Count);
    }
}
