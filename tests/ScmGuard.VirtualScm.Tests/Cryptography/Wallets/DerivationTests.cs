using System;
using System.Security.Cryptography;
using FsCheck.Fluent;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Wallets;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Wallets;

public sealed class DerivationTests
{
    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    public void The_public_child_of_a_neutered_node_is_the_neutered_private_child(KeyType curve) => Properties.ForAll(
        from seed in Properties.Bytes(32)
        from account in Gen.Choose(0, int.MaxValue)
        from index in Gen.Choose(0, int.MaxValue)
        select (seed, account: (uint)account, index: (uint)index),
        sample =>
        {
            using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(curve, sample.seed);
            using ExtendedPrivateKey account = master.Child(ChildIndex.Hardened(sample.account));
            using ExtendedPrivateKey privateChild = account.Child(ChildIndex.Normal(sample.index));
            using ExtendedPublicKey expected = privateChild.Neuter();
            using ExtendedPublicKey oversight = account.Neuter();
            using ExtendedPublicKey actual = oversight.Child(ChildIndex.Normal(sample.index));

            Assert.Equal(expected.PublicKey, actual.PublicKey);
            Assert.Equal(expected.ChainCode, actual.ChainCode);
        });

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    [InlineData(KeyType.Ed25519)]
    public void Descending_is_one_child_after_the_other_and_leaves_the_start_usable(KeyType curve)
    {
        using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(curve, new byte[16]);
        NodeAddress address = NodeAddress.Parse("m/44'/0'/7'");
        using ExtendedPrivateKey atOnce = master.Descend(address.Steps);
        using ExtendedPrivateKey first = master.Child(address.Steps[0]);
        using ExtendedPrivateKey second = first.Child(address.Steps[1]);
        using ExtendedPrivateKey third = second.Child(address.Steps[2]);
        using ExtendedPrivateKey self = master.Descend([]);

        Assert.Equal(third.PrivateKey, atOnce.PrivateKey);
        Assert.Equal(third.ChainCode, atOnce.ChainCode);
        Assert.Equal(master.PrivateKey, self.PrivateKey);
    }

    [Fact]
    public void The_same_seed_gives_another_master_on_every_curve()
    {
        byte[] seed = new byte[32];
        using ExtendedPrivateKey p256 = ExtendedPrivateKey.FromSeed(KeyType.Secp256R1, seed);
        using ExtendedPrivateKey secp256k1 = ExtendedPrivateKey.FromSeed(KeyType.Secp256K1, seed);
        using ExtendedPrivateKey ed25519 = ExtendedPrivateKey.FromSeed(KeyType.Ed25519, seed);

        Assert.False(p256.PrivateKey.SequenceEqual(secp256k1.PrivateKey));
        Assert.False(p256.PrivateKey.SequenceEqual(ed25519.PrivateKey));
        Assert.False(secp256k1.PrivateKey.SequenceEqual(ed25519.PrivateKey));
    }

    [Fact]
    public void A_wallet_on_Ed25519_has_hardened_children_only_and_no_oversight()
    {
        using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(KeyType.Ed25519, new byte[32]);

        Assert.Throws<InvalidOperationException>(() => master.Child(ChildIndex.Normal(0)));
        Assert.Throws<InvalidOperationException>(() => master.Neuter());
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtendedPublicKey.Import(KeyType.Ed25519, new byte[32], new byte[32]));
    }

    [Fact]
    public void An_oversight_wallet_has_no_hardened_children()
    {
        using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(KeyType.Secp256K1, new byte[32]);
        using ExtendedPublicKey oversight = master.Neuter();

        Assert.Throws<ArgumentException>(() => oversight.Child(ChildIndex.Hardened(0)));
    }

    [Fact]
    public void No_wallet_grows_on_X25519()
    {
        Assert.Throws<ArgumentException>(() => ExtendedPrivateKey.FromSeed(KeyType.X25519, new byte[32]));
        Assert.Throws<ArgumentException>(() => ExtendedPrivateKey.Import(KeyType.X25519, new byte[32], new byte[32]));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(15, false)]
    [InlineData(16, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_seed_has_16_to_64_bytes(int length, bool accepted)
    {
        if (accepted)
        {
            ExtendedPrivateKey.FromSeed(KeyType.Secp256K1, new byte[length]).Dispose();
        }
        else
        {
            Assert.Throws<ArgumentException>(() => ExtendedPrivateKey.FromSeed(KeyType.Secp256K1, new byte[length]));
        }
    }

    [Fact]
    public void A_kept_node_is_checked_when_it_comes_back()
    {
        byte[] one = [.. new byte[31], 1];

        Assert.Throws<ArgumentException>(() => ExtendedPrivateKey.Import(KeyType.Secp256R1, one, new byte[31]));
        Assert.Throws<ArgumentException>(() => ExtendedPublicKey.Import(KeyType.Secp256R1, [2, .. one], new byte[33]));
        Assert.Throws<CryptographicException>(() => ExtendedPrivateKey.Import(KeyType.Secp256R1, [1], new byte[32]));
        Assert.Throws<CryptographicException>(() => ExtendedPrivateKey.Import(KeyType.Ed25519, [1], new byte[32]));
        using ExtendedPrivateKey zeroOnEd25519 = ExtendedPrivateKey.Import(KeyType.Ed25519, new byte[32], new byte[32]);
        Assert.Equal(new byte[32], zeroOnEd25519.PrivateKey);
    }
}
