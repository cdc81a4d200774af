using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

// Wallets, their nodes and how they are restored.
public abstract partial class ZymkeyContract
{
    // Right words, wrong checksum.
    private const string WrongChecksum = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon";

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    [InlineData(KeyType.Ed25519)]
    public void The_mnemonic_restores_a_wallet_with_the_passphrase_and_the_generator_key_of_the_lost_one_only(KeyType type)
    {
        IZymkey zymkey = Open();
        using Passphrase passphrase = new("correct horse");
        using MasterGeneratorKey generator = new("generator"u8);
        KeySlot master = zymkey.CreateMasterSeed(type, "purse", RecoveryStrategy.Bip39(passphrase), out Mnemonic mnemonic, generator);
        using Mnemonic words = mnemonic;
        Assert.Equal(24, words.WordCount);
        byte[] child = zymkey.ExportPublicKey(zymkey.DeriveChildKey(master, 7, hardened: true));
        zymkey.RemoveKey(master);

        Assert.Equal(child, Restored(passphrase, generator));
        Assert.NotEqual(child, Restored(null, generator));
        Assert.NotEqual(child, Restored(passphrase, null));

        byte[] Restored(Passphrase? secret, MasterGeneratorKey? key)
        {
            KeySlot restored = zymkey.RestoreMasterSeed(type, "purse", words, secret, key);
            byte[] exported = zymkey.ExportPublicKey(zymkey.DeriveChildKey(restored, 7, hardened: true));
            zymkey.RemoveKey(restored);
            return exported;
        }
    }

    [Theory]
    [InlineData(WrongChecksum)]
    [InlineData("these are no words of the list")]
    [InlineData("abandon")]
    public void Wrong_words_restore_nothing(string words)
    {
        IZymkey zymkey = Open();
        using Mnemonic wrong = new(words);
        Fails(ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic, Errno.Invalid, () => zymkey.RestoreMasterSeed(KeyType.Secp256K1, "purse", wrong));
        Assert.Equal(16, zymkey.GetSlots().Allocated.Count);
        Assert.Equal(KeySlot.Generated(16), zymkey.CreateMasterSeed(KeyType.Secp256K1, "purse", RecoveryStrategy.None));
    }

    [Fact]
    public void A_wallet_s_name_is_its_own_and_its_curve_must_fit()
    {
        IZymkey zymkey = Open();
        using Mnemonic words = new(WrongChecksum);
        zymkey.CreateMasterSeed(KeyType.Secp256K1, "purse", RecoveryStrategy.None);
        Fails(ZymbitOperation.GenWalletMasterSeedWithBIP39, Errno.Exists, () => zymkey.CreateMasterSeed(KeyType.Ed25519, "purse", RecoveryStrategy.None));
        Fails(ZymbitOperation.GenWalletMasterSeedWithBIP39, Errno.Exists, () => zymkey.CreateMasterSeed(KeyType.Ed25519, "purse", RecoveryStrategy.Bip39(), out _));
        Fails(ZymbitOperation.GenWalletMasterSeedWithSLIP39, Errno.Exists, () => zymkey.BeginMasterSeed(KeyType.Ed25519, "purse", OneShare()));
        Fails(ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic, Errno.Exists, () => zymkey.RestoreMasterSeed(KeyType.Ed25519, "purse", words));
        Fails(ZymbitOperation.RestoreWalletMasterSeedFromSLIP39, Errno.Exists, () => zymkey.BeginRestoration(KeyType.Ed25519, "purse"));
        Fails(ZymbitOperation.GenWalletMasterSeedWithBIP39, Errno.Invalid, () => zymkey.CreateMasterSeed(KeyType.X25519, "other", RecoveryStrategy.None));
        Fails(
            ZymbitOperation.GenWalletMasterSeedWithBIP39,
            Errno.NotSupported,
            () => zymkey.CreateMasterSeed(KeyType.Ed25519, "other", RecoveryStrategy.None, variant: WalletVariant.Cardano));
        Assert.Throws<ArgumentException>(() => zymkey.CreateMasterSeed(KeyType.Secp256K1, "other", RecoveryStrategy.None, variant: WalletVariant.Cardano));
        Assert.Throws<ArgumentException>(() => zymkey.CreateMasterSeed(KeyType.Secp256K1, "Börse", RecoveryStrategy.None));
        Assert.Equal(17, zymkey.GetSlots().Allocated.Count);
    }

    [Fact]
    public void A_node_is_found_by_its_address_and_goes_with_what_is_above_it()
    {
        IZymkey zymkey = Open();
        KeySlot master = zymkey.CreateMasterSeed(KeyType.Secp256K1, "purse", RecoveryStrategy.None);
        KeySlot account = zymkey.DeriveChildKey(master, 44, hardened: true);
        KeySlot leaf = zymkey.DeriveChildKey(account, 3, hardened: false);
        KeySlot beside = zymkey.DeriveChildKey(master, 44, hardened: false);
        Assert.Equal(new WalletNode("m", "purse", master), zymkey.GetWalletNode(master));
        Assert.Equal(new WalletNode("m/44'/3", "purse", master), zymkey.GetWalletNode(leaf));
        Assert.Equal(leaf, zymkey.GetWalletKeySlot("m/44'/3", "purse"));
        Assert.Equal(beside, zymkey.GetWalletKeySlot("m/44", master));
        Assert.True(zymkey.Verify(Digest, zymkey.Sign(Digest, leaf), leaf));
        Fails(ZymbitOperation.GenWalletChildKey, Errno.Exists, () => zymkey.DeriveChildKey(account, 3, hardened: false));
        Fails(ZymbitOperation.GetWalletKeySlotFromNodeAddr, Errno.NotFound, () => zymkey.GetWalletKeySlot("m/45'", "purse"));
        Fails(ZymbitOperation.GetWalletKeySlotFromNodeAddr, Errno.NotFound, () => zymkey.GetWalletKeySlot("m/44'", "another"));
        Fails(ZymbitOperation.GetWalletKeySlotFromNodeAddr, Errno.Invalid, () => zymkey.GetWalletKeySlot("44'", master));

        zymkey.RemoveKey(account);
        Assert.Equal([master, beside], zymkey.GetSlots().Allocated.Where(slot => slot.Kind == KeySlotKind.Generated));
        Fails(ZymbitOperation.GetWalletNodeAddrFromKeySlot, Errno.NotFound, () => zymkey.GetWalletNode(leaf));
        zymkey.RemoveKey(master);
        Assert.Equal(16, zymkey.GetSlots().Allocated.Count);
    }

    [Fact]
    public void A_child_that_cannot_be_is_an_error()
    {
        IZymkey zymkey = Open();
        KeySlot pair = zymkey.GenerateKeyPair(KeyType.Secp256K1);
        KeySlot edwards = zymkey.CreateMasterSeed(KeyType.Ed25519, "purse", RecoveryStrategy.None);
        Fails(ZymbitOperation.GenWalletChildKey, Errno.Invalid, () => zymkey.DeriveChildKey(edwards, 0, hardened: false));
        Fails(ZymbitOperation.GenWalletChildKey, Errno.Invalid, () => zymkey.DeriveChildKey(pair, 0, hardened: true));
        Fails(ZymbitOperation.GenWalletChildKey, Errno.NotFound, () => zymkey.DeriveHardenedChildKey(KeySlot.Generated(MissingSlot), 0));
        Fails(ZymbitOperation.GetWalletNodeAddrFromKeySlot, Errno.NotFound, () => zymkey.GetWalletNode(pair));
        Assert.Throws<ArgumentException>(() => zymkey.DeriveChildKey(KeySlot.Permanent(0), 0, hardened: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.DeriveChildKey(edwards, 0x8000_0000, hardened: true));
        Assert.Throws<ArgumentException>(() => zymkey.GetWalletKeySlot("m/0'", KeySlot.Permanent(0)));
        ChildKey last = zymkey.DeriveHardenedChildKey(edwards, int.MaxValue);
        Assert.Equal("m/2147483647'", zymkey.GetWalletNode(last.Slot).NodeAddress);
    }

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    public void An_oversight_wallet_sees_the_keys_below_its_node_and_cannot_sign(KeyType type)
    {
        IZymkey zymkey = Open();
        KeySlot master = zymkey.CreateMasterSeed(type, "purse", RecoveryStrategy.None);
        ChildKey account = zymkey.DeriveHardenedChildKey(master, 0);
        Assert.Equal(32, account.ChainCode.Length);
        KeySlot leaf = zymkey.DeriveChildKey(account.Slot, 5, hardened: false);
        KeySlot oversight = zymkey.CreateOversightWallet(type, zymkey.ExportPublicKey(account.Slot), account.ChainCode.Span, "m/0'", "overseer");
        KeySlot seen = zymkey.DeriveChildKey(oversight, 5, hardened: false);

        Assert.Equal(zymkey.ExportPublicKey(leaf), zymkey.ExportPublicKey(seen));
        Assert.Equal(new WalletNode("m/0'/5", "overseer", oversight), zymkey.GetWalletNode(seen));
        Assert.True(zymkey.Verify(Digest, zymkey.Sign(Digest, leaf), seen));
        Fails(ZymbitOperation.GenECDSASigFromDigest, Errno.NotSupported, () => zymkey.Sign(Digest, seen));
        Fails(ZymbitOperation.GenWalletChildKey, Errno.Invalid, () => zymkey.DeriveChildKey(oversight, 5, hardened: true));
    }

    [Fact]
    public void An_oversight_wallet_of_what_is_no_node_is_an_error()
    {
        IZymkey zymkey = Open();
        byte[] key = zymkey.ExportPublicKey(KeySlot.Permanent(0));
        byte[] code = new byte[32];
        Fails(ZymbitOperation.GenOversightWallet, Errno.Invalid, () => zymkey.CreateOversightWallet(KeyType.Secp256R1, new byte[64], code, "m/0'", "overseer"));
        Fails(ZymbitOperation.GenOversightWallet, Errno.Invalid, () => zymkey.CreateOversightWallet(KeyType.Secp256R1, key, code, "0'", "overseer"));
        Fails(ZymbitOperation.GenOversightWallet, Errno.NotSupported, () => zymkey.CreateOversightWallet(KeyType.Ed25519, key, code, "m/0'", "overseer"));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.CreateOversightWallet(KeyType.Secp256R1, key, new byte[31], "m/0'", "overseer"));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.CreateOversightWallet(KeyType.Secp256R1, new byte[31], code, "m/0'", "overseer"));
    }

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    [InlineData(KeyType.Ed25519)]
    public void Enough_shares_restore_a_wallet(KeyType type)
    {
        IZymkey zymkey = Open();
        using Passphrase passphrase = new("of the wallet");
        using Passphrase member = new("of a member");
        List<Mnemonic> shares = [];
        KeySlot master;
        Slip39Recovery recovery = RecoveryStrategy.Slip39([new Slip39Group(1, 1), new Slip39Group(3, 2)], 2, 0, passphrase);
        using (ISlip39Generation generation = zymkey.BeginMasterSeed(type, "purse", recovery))
        {
            Assert.Throws<InvalidOperationException>(() => generation.Slot);
            while (!generation.IsFinished)
            {
                Assert.Equal(shares.Count == 0 ? (0, 0) : (1, shares.Count - 1), (generation.GroupIndex, generation.MemberIndex));
                shares.Add(generation.NextShare(shares.Count == 0 ? member : null));
            }

            Assert.Throws<InvalidOperationException>(() => generation.NextShare());
            master = generation.Slot;
        }

        Assert.Equal(4, shares.Count);
        byte[] key = zymkey.ExportPublicKey(master);
        zymkey.RemoveKey(master);
        using ISlip39Restoration restoration = zymkey.BeginRestoration(type, "purse", passphrase);
        Assert.False(restoration.AddShare(shares[3]));
        Assert.False(restoration.AddShare(shares[0], member));
        Assert.False(restoration.IsFinished);
        Assert.True(restoration.AddShare(shares[2]));
        Assert.Equal(key, zymkey.ExportPublicKey(restoration.Slot));
        Assert.Equal(new WalletNode("m", "purse", restoration.Slot), zymkey.GetWalletNode(restoration.Slot));
        shares.ForEach(share => share.Dispose());
    }

    [Fact]
    public void A_share_that_does_not_fit_is_an_error_and_the_session_goes_on()
    {
        IZymkey zymkey = Open();
        (KeySlot master, Mnemonic share) = OneShareWallet(zymkey);
        using Mnemonic words = share;
        using Mnemonic wrong = new(WrongChecksum);
        byte[] key = zymkey.ExportPublicKey(master);
        zymkey.RemoveKey(master);
        using ISlip39Restoration restoration = zymkey.BeginRestoration(KeyType.Secp256K1, "purse");
        Fails(ZymbitOperation.AddRestoreSLIP39Mnemonic, Errno.Invalid, () => restoration.AddShare(wrong));
        Assert.True(restoration.AddShare(words));
        Assert.Equal(key, zymkey.ExportPublicKey(restoration.Slot));
    }

    [Fact]
    public void An_open_session_blocks_wallets_until_it_is_cancelled_or_a_reboot_ends_it()
    {
        IZymkey zymkey = Open();
        KeySlot other = zymkey.CreateMasterSeed(KeyType.Secp256K1, "other", RecoveryStrategy.None);
        ISlip39Restoration restoration = zymkey.BeginRestoration(KeyType.Secp256K1, "purse");
        Assert.Throws<InvalidOperationException>(() => zymkey.BeginMasterSeed(KeyType.Secp256K1, "purse", OneShare()));
        Fails(ZymbitOperation.GenWalletMasterSeedWithBIP39, Errno.Busy, () => zymkey.CreateMasterSeed(KeyType.Secp256K1, "third", RecoveryStrategy.None));
        Fails(ZymbitOperation.GenWalletChildKey, Errno.Busy, () => zymkey.DeriveChildKey(other, 0, hardened: true));
        Fails(ZymbitOperation.GetWalletNodeAddrFromKeySlot, Errno.Busy, () => zymkey.GetWalletNode(other));
        Assert.True(zymkey.Verify(Digest, zymkey.Sign(Digest, other), other));
        restoration.Cancel();
        Assert.Throws<InvalidOperationException>(() => restoration.Slot);

        ISlip39Generation generation = zymkey.BeginMasterSeed(KeyType.Secp256K1, "purse", OneShare());
        generation.Cancel();
        generation.Dispose();
        zymkey.DeriveChildKey(other, 0, hardened: true);
        using ISlip39Generation interrupted = zymkey.BeginMasterSeed(KeyType.Secp256K1, "purse", OneShare());
        Unit.Reboot(RebootKind.Soft);
        Fails(ZymbitOperation.SetSLIP39GroupInfo, Errno.Invalid, () => interrupted.NextShare());
        Assert.Equal(other, zymkey.GetWalletNode(other).MasterSlot);
    }

    [Fact]
    public void A_session_that_the_unit_lost_stands_in_no_one_s_way_once_it_is_disposed()
    {
        IZymkey zymkey = Open();
        ISlip39Generation lost = zymkey.BeginMasterSeed(KeyType.Secp256K1, "purse", OneShare());
        Unit.Reboot(RebootKind.Soft);
        Fails(ZymbitOperation.CancelSLIP39Session, Errno.Invalid, lost.Cancel);
        lost.Dispose();
        Assert.Throws<InvalidOperationException>(() => lost.NextShare());

        using ISlip39Generation next = zymkey.BeginMasterSeed(KeyType.Secp256K1, "purse", OneShare());
        lost.Cancel();
        next.NextShare().Dispose();
        Assert.True(next.IsFinished);
    }

    private static Slip39Recovery OneShare() => RecoveryStrategy.Slip39([new Slip39Group(1, 1)], 1, 0);

    private static (KeySlot Master, Mnemonic Share) OneShareWallet(IZymkey zymkey)
    {
        using ISlip39Generation generation = zymkey.BeginMasterSeed(KeyType.Secp256K1, "purse", OneShare());
        Mnemonic share = generation.NextShare();
        return (generation.Slot, share);
    }
}
