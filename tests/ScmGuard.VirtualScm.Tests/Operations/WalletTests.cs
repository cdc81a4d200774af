using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Keys;
using ScmGuard.VirtualScm.Cryptography.Wallets;

namespace ScmGuard.VirtualScm.Tests.Operations;

public sealed class WalletTests
{
    // The first vector of BIP-0039 with the passphrase TREZOR; its root key by BIP-0032 is published with it.
    private const string Mnemonic = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

    [Fact]
    public void Names_are_unique_until_the_wallet_is_gone()
    {
        using Bench bench = new();
        int slot = bench.Wallet("purse");
        Assert.Equal(Errno.Exists, bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Ed25519, "", "purse", [], "", wantsMnemonic: false, out _));
        Assert.Equal(Errno.Exists, bench.Unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Ed25519, "", "purse", [], 1, 1, 0, ""));
        Assert.Equal(Errno.Exists, bench.Unit.Wallets.RestoreWalletMasterSeedFromBIP39Mnemonic(KeyType.Ed25519, "", "purse", [], "", Mnemonic));
        bench.Wallet("another");
        Assert.Equal(0, bench.Unit.Keys.RemoveKey(slot, isForeign: false));
        bench.Wallet("purse");
    }

    [Fact]
    public void With_a_node_goes_everything_below_it_and_nothing_else()
    {
        using Bench bench = new();
        int master = bench.Wallet("purse");
        int account = bench.Child(master, 44);
        int address = bench.Child(account, 4);
        int sibling = bench.Child(master, 4);
        int other = bench.Wallet("other");
        int otherChild = bench.Child(other, 44);
        Assert.Equal(0, bench.Unit.Keys.RemoveKey(account, isForeign: false));
        Assert.Equal([master, sibling, other, otherChild], bench.Slots().Where(slot => slot > 15));
        Assert.False(bench.Signs(address));

        Assert.Equal(0, bench.Unit.Keys.RemoveKey(master, isForeign: false));
        Assert.Equal([other, otherChild], bench.Slots().Where(slot => slot > 15));
    }

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    [InlineData(KeyType.Ed25519)]
    public void A_mnemonic_restores_the_master_and_the_same_steps_the_same_children(KeyType type)
    {
        using Bench bench = new();
        byte[] generator = [1, 2, 3];
        int slot = bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(type, "", "lost", generator, "secret", wantsMnemonic: true, out string mnemonic);
        Assert.Equal(24, mnemonic.Split(' ').Length);
        byte[] child = bench.PublicKey(bench.Child(slot, 7));
        Assert.Equal(0, bench.Unit.Keys.RemoveKey(slot, isForeign: false));

        byte[] Restored(byte[] key, string passphrase, string name)
        {
            int restored = Bench.AtLeast0(bench.Unit.Wallets.RestoreWalletMasterSeedFromBIP39Mnemonic(type, null, name, key, passphrase, mnemonic));
            Assert.Single(bench.Slots(), used => used >= restored);
            return bench.PublicKey(bench.Child(restored, 7));
        }

        Assert.Equal(child, Restored(generator, "secret", "found"));
        Assert.NotEqual(child, Restored(generator, "another", "wrong passphrase"));
        Assert.NotEqual(child, Restored([], "secret", "wrong generator"));
    }

    [Fact]
    public void A_published_mnemonic_gives_the_published_root_key()
    {
        using Bench bench = new();
        int slot = bench.Unit.Wallets.RestoreWalletMasterSeedFromBIP39Mnemonic(KeyType.Secp256K1, "", "w", [], "TREZOR", Mnemonic);
        using ExtendedPrivateKey root = ExtendedPrivateKey.FromSeed(KeyType.Secp256K1, Convert.FromHexString(
            "c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04"));
        using KeyPair pair = root.ToKeyPair();
        Assert.Equal(pair.PublicKey.Coordinates, bench.PublicKey(slot));
    }

    [Fact]
    public void Without_a_place_for_it_there_is_no_mnemonic()
    {
        using Bench bench = new();
        Assert.Equal(16, bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Secp256K1, "", "w", [], "", wantsMnemonic: false, out string mnemonic));
        Assert.Empty(mnemonic);
    }

    [Fact]
    public void Nodes_are_found_by_address_and_addresses_by_slot()
    {
        using Bench bench = new();
        int master = bench.Wallet("purse");
        int account = bench.Child(bench.Child(master, 44), 0, isHardened: false);
        Assert.Equal(0, bench.Unit.Wallets.GetWalletNodeAddrFromKeySlot(account, out string address, out string name, out int top));
        Assert.Equal(("m/44'/0", "purse", master), (address, name, top));
        Assert.Equal(0, bench.Unit.Wallets.GetWalletKeySlotFromNodeAddr("m/44'/0", "purse", 0, out int byName));
        Assert.Equal(0, bench.Unit.Wallets.GetWalletKeySlotFromNodeAddr("m/44'/0", null, master, out int bySlot));
        Assert.Equal((account, account), (byName, bySlot));
        Assert.Equal(Errno.NotFound, bench.Unit.Wallets.GetWalletKeySlotFromNodeAddr("m/45'", "purse", 0, out _));
        Assert.Equal(Errno.NotFound, bench.Unit.Wallets.GetWalletKeySlotFromNodeAddr("m/44'/0", "no such wallet", 0, out _));
        Assert.Equal(Errno.Invalid, bench.Unit.Wallets.GetWalletKeySlotFromNodeAddr("44'/0", "purse", 0, out _));
        Assert.Equal(Errno.NotFound, bench.Unit.Wallets.GetWalletNodeAddrFromKeySlot(3, out _, out _, out _));
    }

    [Fact]
    public void A_child_is_made_once_and_a_chain_code_needs_a_hardened_one()
    {
        using Bench bench = new();
        int master = bench.Wallet();
        Assert.Equal(Errno.Invalid, bench.Unit.Wallets.GenWalletChildKey(master, 1, isHardened: false, returnChainCode: true, out byte[] none));
        Assert.Empty(none);
        Assert.Equal(17, bench.Unit.Wallets.GenWalletChildKey(master, 1, isHardened: true, returnChainCode: true, out byte[] chainCode));
        Assert.Equal(32, chainCode.Length);
        Assert.Equal(Errno.Exists, bench.Unit.Wallets.GenWalletChildKey(master, 1, isHardened: true, returnChainCode: false, out _));
        Assert.Equal(Errno.Invalid, bench.Unit.Wallets.GenWalletChildKey(master, 0x8000_0000, isHardened: true, returnChainCode: false, out _));
        Assert.Equal(Errno.Invalid, bench.Unit.Wallets.GenWalletChildKey(0, 1, isHardened: true, returnChainCode: false, out _));
        Assert.Equal(Errno.NotFound, bench.Unit.Wallets.GenWalletChildKey(300, 1, isHardened: true, returnChainCode: false, out _));
        int edwards = bench.Wallet("edwards", KeyType.Ed25519);
        Assert.Equal(Errno.Invalid, bench.Unit.Wallets.GenWalletChildKey(edwards, 1, isHardened: false, returnChainCode: false, out _));
        Assert.Equal(Errno.Invalid, bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.X25519, "", "x", [], "", wantsMnemonic: false, out _));
        Assert.Equal(Errno.NotSupported, bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Ed25519, "cardano", "x", [], "", wantsMnemonic: false, out _));
    }

    [Fact]
    public void An_oversight_wallet_sees_the_same_public_keys_and_signs_nothing()
    {
        using Bench bench = new();
        int account = bench.Unit.Wallets.GenWalletChildKey(bench.Wallet(), 44, isHardened: true, returnChainCode: true, out byte[] chainCode);
        int child = bench.Child(account, 9, isHardened: false);
        byte[] exported = bench.PublicKey(account);
        byte[] compressed = [(byte)(2 + (exported[^1] & 1)), .. exported[..32]];
        int wallets = 0;
        foreach (byte[] form in new byte[][] { exported, [4, .. exported], compressed, [.. compressed, .. new byte[32]] })
        {
            int watched = Bench.AtLeast0(bench.Unit.Wallets.GenOversightWallet(KeyType.Secp256K1, "", form, chainCode, "m/44'", $"watch {wallets++}"));
            int watchedChild = bench.Child(watched, 9, isHardened: false);
            Assert.Equal(bench.PublicKey(child), bench.PublicKey(watchedChild));
            Assert.Equal(Errno.NotSupported, bench.Unit.Signatures.GenECDSASigFromDigest(Bench.Digest, watchedChild, out _));
            Assert.Equal(Errno.Invalid, bench.Unit.Wallets.GenWalletChildKey(watched, 1, isHardened: true, returnChainCode: false, out _));
            Assert.Equal(0, bench.Unit.Signatures.GenECDSASigFromDigest(Bench.Digest, child, out byte[] signature));
            Assert.Equal(1, bench.Unit.Signatures.VerifyECDSASigFromDigest(Bench.Digest, watchedChild, signature));
        }
    }

    [Fact]
    public void A_SLIP39_session_gives_shares_and_the_slot_with_the_last_one()
    {
        using Bench bench = new();
        List<string> shares = MakeShared(bench, out int slot);
        byte[] key = bench.PublicKey(slot);
        Assert.Equal(6, shares.Count);
        Assert.Equal(0, bench.Unit.Keys.RemoveKey(slot, isForeign: false));

        // Groups of 1, 2 of 3 and 2 of 2; any two groups do.
        Assert.Equal(-1, bench.Unit.Slip39.RestoreWalletMasterSeedFromSLIP39(KeyType.Secp256K1, "", "found", [], "master"));
        Assert.Equal(-1, bench.Unit.Slip39.AddRestoreSLIP39Mnemonic("member 3", shares[3]));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.AddRestoreSLIP39Mnemonic("", shares[3]));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.AddRestoreSLIP39Mnemonic("", "no share at all"));
        Assert.Equal(-1, bench.Unit.Slip39.AddRestoreSLIP39Mnemonic(null, shares[0]));
        int restored = bench.Unit.Slip39.AddRestoreSLIP39Mnemonic("member 1", shares[1]);
        Assert.True(restored >= 16);
        Assert.Equal(key, bench.PublicKey(restored));
    }

    [Fact]
    public void A_share_without_its_member_s_passphrase_is_useless()
    {
        using Bench bench = new();
        List<string> shares = MakeShared(bench, out int _);
        Assert.Equal(-1, bench.Unit.Slip39.RestoreWalletMasterSeedFromSLIP39(KeyType.Secp256K1, "", "found", [], "master"));
        Assert.Equal(-1, bench.Unit.Slip39.AddRestoreSLIP39Mnemonic("member 3", shares[3]));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.AddRestoreSLIP39Mnemonic("", shares[1]));
    }

    [Fact]
    public void An_open_session_blocks_wallets_and_nothing_else_until_it_is_cancelled()
    {
        using Bench bench = new();
        int master = bench.Wallet("before");
        Assert.Equal(0, bench.Unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Secp256K1, "", "shared", [], 2, 2, 0, ""));
        Assert.Equal(Errno.Busy, bench.Unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Secp256K1, "", "again", [], 2, 2, 0, ""));
        Assert.Equal(Errno.Busy, bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Secp256K1, "", "w", [], "", wantsMnemonic: false, out _));
        Assert.Equal(Errno.Busy, bench.Unit.Wallets.GenWalletChildKey(master, 0, isHardened: true, returnChainCode: false, out _));
        Assert.Equal(Errno.Busy, bench.Unit.Wallets.GetWalletNodeAddrFromKeySlot(master, out _, out _, out _));
        Assert.True(bench.Signs(master));
        Assert.Equal(17, bench.Unit.Keys.GenKeyPair(KeyType.Ed25519));

        Assert.Equal(0, bench.Unit.Slip39.CancelSLIP39Session());
        bench.Child(master);
        bench.Wallet("shared");
    }

    [Fact]
    public void A_session_goes_through_its_groups_in_turn()
    {
        using Bench bench = new();
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.AddSLIP39MemberPassword("", out _));
        Assert.Equal(0, bench.Unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Secp256K1, "", "shared", [], 2, 1, 0, ""));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.AddSLIP39MemberPassword("", out _));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.SetSLIP39GroupInfo(2, 1, 1));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.SetSLIP39GroupInfo(0, 3, 1));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.SetSLIP39GroupInfo(0, 17, 2));
        Assert.Equal(0, bench.Unit.Slip39.SetSLIP39GroupInfo(0, 2, 2));
        Assert.Equal(Errno.Busy, bench.Unit.Slip39.SetSLIP39GroupInfo(1, 1, 1));
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.AddRestoreSLIP39Mnemonic("", "this session makes shares"));
        Assert.Equal(-1, bench.Unit.Slip39.AddSLIP39MemberPassword("", out string share));
        Assert.NotEmpty(share);
    }

    [Theory]
    [InlineData("scm-a1", 16, 0)]
    [InlineData("scm-a1", 17, Errno.Invalid)]
    [InlineData("hsm6", 14, 0)]
    [InlineData("hsm6", 15, Errno.Invalid)]
    public void An_SCM_makes_sixteen_groups_and_an_HSM6_fourteen(string profile, int groups, int result)
    {
        using Bench bench = new(UnitProfile.Parse(profile));
        Assert.Equal(result, bench.Unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Secp256K1, "", "shared", [], groups, 1, 0, ""));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(6)]
    public void Iteration_exponents_are_from_0_to_5(int exponent)
    {
        using Bench bench = new();
        Assert.Equal(Errno.Invalid, bench.Unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Secp256K1, "", "shared", [], 1, 1, exponent, ""));
    }

    private static List<string> MakeShared(Bench bench, out int slot)
    {
        (int Members, int Threshold)[] groups = [(1, 1), (3, 2), (2, 2)];
        List<string> shares = [];
        slot = -1;
        Assert.Equal(0, bench.Unit.Slip39.GenWalletMasterSeedWithSLIP39(KeyType.Secp256K1, "", "shared", [], groups.Length, 2, 0, "master"));
        for (int group = 0; group < groups.Length; group++)
        {
            Assert.Equal(0, bench.Unit.Slip39.SetSLIP39GroupInfo(group, groups[group].Members, groups[group].Threshold));
            for (int member = 0; member < groups[group].Members; member++)
            {
                Assert.Equal(-1, slot);
                slot = bench.Unit.Slip39.AddSLIP39MemberPassword(shares.Count == 0 ? "" : $"member {shares.Count}", out string share);
                shares.Add(share);
            }
        }

        Assert.True(slot >= 16);
        return shares;
    }
}
