using System;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Client;

/// <summary>What the library allocates is freed once, with libc's free, and also when it cannot be copied.</summary>
public sealed class OwnershipTests(FakeLibrary fake)
{
    [Fact]
    public void The_fake_sees_every_free_of_the_runtime() => Assert.True(fake.WatchedImports > 0, "No import of free was found in libSystem.Native.so: nothing else in this class would mean anything.");

    [Fact]
    public void The_count_of_frees_notices_a_leak_and_a_second_free()
    {
        // The control of this class: both mistakes, made on purpose.
        fake.Reset();
        unsafe
        {
            fake.Allocate();
            var twice = fake.Allocate();
            NativeMemory.Free(twice);
            NativeMemory.Free(twice);
        }

        Assert.Equal((2, 1, 0, 1), (fake.Allocated, fake.Leaked, fake.FreedOnce, fake.FreedMoreThanOnce));
        Assert.Equal(1, fake.FreedWithContent);
    }

    [Fact]
    public void A_buffer_is_freed_once_when_its_length_makes_no_sense()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GenECDSASigFromDigest, "sig_sz", -5);

        var exception = Assert.Throws<ZymkeyException>(() => client.Sign(new byte[32], KeySlot.Permanent(0)));

        Assert.Contains("the length is -5", exception.Message, StringComparison.Ordinal);
        AssertFreedOnce(blocks: 1);
    }

    [Fact]
    public void A_list_is_freed_once_when_its_count_makes_no_sense()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetAllocSlotsList, "alloc_key_list_sz", -1);
        fake.Give(ZymbitOperation.GetPerimeterDetectInfo, "num_timestamps", -1);

        Assert.Throws<ZymkeyException>(() => client.GetSlots());
        Assert.Throws<ZymkeyException>(() => client.GetPerimeterEvents());
        AssertFreedOnce(blocks: 2);
    }

    [Fact]
    public void A_text_is_freed_once_when_it_is_not_utf8()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetSerialNumberString, "serial_num_str", [0xC3, 0x28, 0]);

        Assert.Contains("not UTF-8", Assert.Throws<ZymkeyException>(() => client.GetSerialNumber()).Message, StringComparison.Ordinal);
        AssertFreedOnce(blocks: 1);
    }

    [Fact]
    public void Both_texts_of_a_wallet_node_are_freed_once_whichever_cannot_be_read()
    {
        foreach (var unreadable in new[] { "node_addr", "wallet_name" })
        {
            using var client = fake.Open();
            fake.Give(ZymbitOperation.GetWalletNodeAddrFromKeySlot, unreadable, [0xFF, 0]);

            Assert.Throws<ZymkeyException>(() => client.GetWalletNode(KeySlot.Generated(16)));
            AssertFreedOnce(blocks: 2);
        }
    }

    [Fact]
    public void A_mnemonic_is_freed_once_and_zeroed_when_it_is_not_text()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GenWalletMasterSeedWithBIP39, "mnemonic", [0xFF, 0x41, 0]);

        Assert.Throws<ZymkeyException>(() => client.CreateMasterSeed(KeyType.Ed25519, "w", RecoveryStrategy.Bip39(), out _));
        AssertFreedOnce(blocks: 1);
        Assert.Equal(0, fake.FreedWithContent);
    }

    [Fact]
    public void A_share_is_freed_once_when_the_answer_beside_it_makes_no_sense()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.AddSLIP39MemberPassword, 0);
        using var session = client.BeginMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.Slip39([new(2, 2)], 1, 0));

        Assert.Throws<ZymkeyException>(() => session.NextShare());
        AssertFreedOnce(blocks: 1);
        Assert.Equal(0, fake.FreedWithContent);
    }

    [Fact]
    public void Ten_thousand_signatures_leave_nothing_behind()
    {
        using var client = fake.Open();
        for (var i = 0; i < 10_000; i++)
        {
            client.Sign(new byte[32], KeySlot.Permanent(0));
        }

        AssertFreedOnce(blocks: 10_000);
    }

    private void AssertFreedOnce(int blocks) =>
        Assert.Equal((blocks, blocks, 0, 0), (fake.Allocated, fake.FreedOnce, fake.FreedMoreThanOnce, fake.Leaked));
}
