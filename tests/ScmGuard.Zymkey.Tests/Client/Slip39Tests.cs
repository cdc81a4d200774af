using System;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Client;

public sealed class Slip39Tests(FakeLibrary fake)
{
    private static readonly Slip39Recovery _twoGroups = RecoveryStrategy.Slip39([new(2, 2), new(3, 2)], groupThreshold: 2, iterationExponent: 0);

    [Fact]
    public void Shares_go_through_the_groups_in_order_and_the_last_one_brings_the_slot()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.AddSLIP39MemberPassword, -1, -1, -1, -1, 42);
        using var session = client.BeginMasterSeed(KeyType.Secp256K1, "w", _twoGroups);
        var places = new System.Collections.Generic.List<(int, int)>();

        while (!session.IsFinished)
        {
            places.Add((session.GroupIndex, session.MemberIndex));
            session.NextShare().Dispose();
        }

        Assert.Equal([(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)], places);
        Assert.Equal(KeySlot.Generated(42), session.Slot);
        Assert.Equal(
            [
                "zkSetSLIP39GroupInfo group_index=0 member_count=2 member_threshold=2",
                "zkAddSLIP39MemberPassword passphrase=''",
                "zkAddSLIP39MemberPassword passphrase=''",
                "zkSetSLIP39GroupInfo group_index=1 member_count=3 member_threshold=2",
                "zkAddSLIP39MemberPassword passphrase=''",
                "zkAddSLIP39MemberPassword passphrase=''",
                "zkAddSLIP39MemberPassword passphrase=''",
            ],
            fake.Calls.Skip(2));
    }

    [Fact]
    public void A_finished_session_is_not_cancelled_and_gives_no_more_shares()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.AddSLIP39MemberPassword, 16);
        var session = client.BeginMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.Slip39([new(1, 1)], 1, 0));
        session.NextShare().Dispose();

        Assert.Throws<InvalidOperationException>(() => session.NextShare());
        session.Cancel();
        session.Dispose();

        Assert.DoesNotContain("zkCancelSLIP39Session", fake.Calls);
    }

    [Fact]
    public void The_result_0_of_the_first_call_is_an_open_session_and_not_slot_0()
    {
        using var client = fake.Open();

        using var session = client.BeginMasterSeed(KeyType.Secp256K1, "w", _twoGroups);

        Assert.False(session.IsFinished);
        Assert.Throws<InvalidOperationException>(() => session.Slot);
    }

    [Fact]
    public void An_unfinished_session_is_cancelled_once_when_it_is_disposed()
    {
        using var client = fake.Open();
        var session = client.BeginMasterSeed(KeyType.Secp256K1, "w", _twoGroups);
        session.NextShare().Dispose();

        session.Dispose();
        session.Dispose();
        session.Cancel();

        Assert.Single(fake.Calls, "zkCancelSLIP39Session");
        Assert.Throws<InvalidOperationException>(() => session.NextShare());
        Assert.Throws<InvalidOperationException>(() => session.Slot);
    }

    [Fact]
    public void An_unfinished_restoration_is_cancelled_when_it_is_disposed()
    {
        using var client = fake.Open();

        client.BeginRestoration(KeyType.Secp256K1, "w").Dispose();

        Assert.Single(fake.Calls, "zkCancelSLIP39Session");
    }

    [Fact]
    public void An_unfinished_session_is_cancelled_before_its_client_closes()
    {
        var client = fake.Open();
        var session = client.BeginMasterSeed(KeyType.Secp256K1, "w", _twoGroups);

        client.Dispose();
        session.Dispose();

        Assert.Equal(["zkCancelSLIP39Session", "zkClose"], fake.Calls.Skip(2));
    }

    [Fact]
    public void A_cancelling_that_fails_is_thrown_by_Cancel_and_not_by_Dispose()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.CancelSLIP39Session, -5);
        var session = client.BeginRestoration(KeyType.Secp256K1, "w");

        Assert.Throws<ZymkeyException>(session.Cancel);
        session.Dispose();

        Assert.Equal(2, fake.Calls.Count(call => call == "zkCancelSLIP39Session"));
    }

    [Fact]
    public void A_session_whose_cancelling_failed_is_over_once_it_is_disposed_and_the_client_tries_again_when_it_closes()
    {
        var client = fake.Open();
        fake.Answer(ZymbitOperation.CancelSLIP39Session, -22, -22, 0);
        fake.Answer(ZymbitOperation.GenWalletMasterSeedWithSLIP39, -16);
        var session = client.BeginRestoration(KeyType.Secp256K1, "w");
        Assert.Throws<ZymkeyException>(session.Cancel);
        session.Dispose();

        // The unit says whether it still has a session, and a new one that does not begin changes nothing about the old.
        Assert.Equal(-16, Assert.Throws<ZymkeyException>(() => client.BeginMasterSeed(KeyType.Secp256K1, "v", _twoGroups)).Code);
        client.Dispose();

        Assert.Equal(["zkCancelSLIP39Session", "zkClose"], fake.Calls.TakeLast(2));
        Assert.Equal(3, fake.Calls.Count(call => call == "zkCancelSLIP39Session"));
    }

    [Fact]
    public void A_second_session_is_refused_while_one_is_open()
    {
        using var client = fake.Open();
        var first = client.BeginRestoration(KeyType.Secp256K1, "w");

        Assert.Throws<InvalidOperationException>(() => client.BeginMasterSeed(KeyType.Secp256K1, "v", _twoGroups));
        Assert.Equal(2, fake.Calls.Count);
        first.Cancel();
        client.BeginMasterSeed(KeyType.Secp256K1, "v", _twoGroups).Dispose();
    }

    [Fact]
    public void A_session_that_did_not_begin_stands_in_nobody_s_way_and_is_not_cancelled()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.GenWalletMasterSeedWithSLIP39, -17, 0);
        fake.Answer(ZymbitOperation.RestoreWalletMasterSeedFromSLIP39, -17);

        Assert.Throws<ZymkeyException>(() => client.BeginMasterSeed(KeyType.Secp256K1, "w", _twoGroups));
        Assert.Throws<ZymkeyException>(() => client.BeginRestoration(KeyType.Secp256K1, "w"));
        Assert.DoesNotContain("zkCancelSLIP39Session", fake.Calls);
        client.BeginMasterSeed(KeyType.Secp256K1, "w", _twoGroups).Dispose();
    }

    [Fact]
    public void Minus_1_is_progress_for_a_restoration_and_any_other_negative_an_error_after_which_it_goes_on()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.AddRestoreSLIP39Mnemonic, -1, -22, 18);
        using var session = client.BeginRestoration(KeyType.Secp256K1, "w");
        using var share = new Mnemonic("one two three");

        Assert.False(session.AddShare(share));
        Assert.Equal(-22, Assert.Throws<ZymkeyException>(() => session.AddShare(share)).Code);
        Assert.False(session.IsFinished);
        Assert.True(session.AddShare(share));
        Assert.Equal(KeySlot.Generated(18), session.Slot);
        Assert.Throws<InvalidOperationException>(() => session.AddShare(share));
    }

    [Fact]
    public void A_session_that_lost_a_share_gives_no_more()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.AddSLIP39MemberPassword, -5, -1);
        using var session = client.BeginMasterSeed(KeyType.Secp256K1, "w", _twoGroups);

        Assert.Throws<ZymkeyException>(() => session.NextShare());
        Assert.Throws<InvalidOperationException>(() => session.NextShare());
        Assert.False(session.IsFinished);
    }

    [Fact]
    public void A_last_share_that_does_not_finish_the_wallet_is_an_error()
    {
        using var client = fake.Open();
        using var session = client.BeginMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.Slip39([new(1, 1)], 1, 0));

        Assert.Contains("last share", Assert.Throws<ZymkeyException>(() => session.NextShare()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_permanent_slot_is_no_answer_to_a_share(int slot)
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.AddRestoreSLIP39Mnemonic, slot);
        using var session = client.BeginRestoration(KeyType.Secp256K1, "w");
        using var share = new Mnemonic("one two three");

        Assert.Equal(slot, Assert.Throws<ZymkeyException>(() => session.AddShare(share)).Code);
        Assert.False(session.IsFinished);
    }
}
