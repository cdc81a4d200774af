using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Keys;
using ScmGuard.VirtualScm.Cryptography.Wallets;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Wallets;

public sealed class Bip32Tests
{
    public static IEnumerable<TheoryDataRow<string, string, string, string>> Nodes =>
        from vector in Vectors.ReadJson<VectorFile>("bip32.json").Vectors
        from node in vector.Chains
        select new TheoryDataRow<string, string, string, string>(vector.Seed, node.Address, node.Xprv, node.Xpub);

    public static IEnumerable<TheoryDataRow<string, string>> InvalidKeys =>
        Vectors.ReadJson<VectorFile>("bip32.json").Invalid.Select(row => new TheoryDataRow<string, string>(row.Reason, row.Key));

    [Theory]
    [MemberData(nameof(Nodes))]
    public void The_vectors_of_BIP_0032_hold(string seed, string address, string xprv, string xpub)
    {
        SerializedKey expected = SerializedKey.Parse(xprv);
        SerializedKey expectedPublic = SerializedKey.Parse(xpub);
        NodeAddress path = NodeAddress.Parse(address);
        using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(KeyType.Secp256K1, Convert.FromHexString(seed));
        using ExtendedPrivateKey node = master.Descend(path.Steps);
        using ExtendedPublicKey neutered = node.Neuter();
        using KeyPair pair = node.ToKeyPair();
        byte[] compressed = new byte[33];
        Assert.IsType<WeierstrassPublicKey>(neutered.PublicKey).WriteCompressed(compressed);

        Assert.Equal(expected.PrivateKey, node.PrivateKey);
        Assert.Equal(expected.ChainCode, node.ChainCode);
        Assert.Equal(expectedPublic.KeyData, compressed);
        Assert.Equal(expectedPublic.ChainCode, neutered.ChainCode);
        Assert.Equal(neutered.PublicKey, pair.PublicKey);
        Assert.Equal(expected.Depth, path.Steps.Length);
        Assert.Equal(expected.Index, path.Steps.IsEmpty ? 0 : path.Steps[^1].Value);
    }

    [Fact]
    public void An_oversight_wallet_derives_the_public_vectors_from_the_public_parents()
    {
        int derived = 0;
        foreach (VectorFile.Vector vector in Vectors.ReadJson<VectorFile>("bip32.json").Vectors)
        {
            Dictionary<NodeAddress, SerializedKey> nodes = vector.Chains.ToDictionary(node => NodeAddress.Parse(node.Address), node => SerializedKey.Parse(node.Xpub));
            foreach ((NodeAddress address, SerializedKey expected) in nodes)
            {
                if (address.Parent is { } parent && !address.Steps[^1].IsHardened)
                {
                    using ExtendedPublicKey above = ExtendedPublicKey.Import(KeyType.Secp256K1, nodes[parent].KeyData, nodes[parent].ChainCode);
                    using ExtendedPublicKey node = above.Child(address.Steps[^1]);
                    Assert.Equal(PublicKey.Import(KeyType.Secp256K1, expected.KeyData), node.PublicKey);
                    Assert.Equal(expected.ChainCode, node.ChainCode);
                    derived++;
                }
            }
        }

        Assert.Equal(6, derived);
    }

    [Theory]
    [MemberData(nameof(InvalidKeys))]
    public void Key_data_that_BIP_0032_calls_invalid_is_refused(string reason, string key)
    {
        SerializedKey invalid = SerializedKey.Parse(key);

        Assert.NotEmpty(reason);
        Assert.Throws<CryptographicException>(() => invalid.IsPrivate
            ? (IDisposable)ExtendedPrivateKey.Import(KeyType.Secp256K1, invalid.PrivateKey, invalid.ChainCode)
            : ExtendedPublicKey.Import(KeyType.Secp256K1, invalid.KeyData, invalid.ChainCode));
    }

    private sealed record VectorFile(VectorFile.Vector[] Vectors, VectorFile.InvalidKey[] Invalid)
    {
        public sealed record Vector(string Seed, Node[] Chains);

        public sealed record Node(string Address, string Xprv, string Xpub);

        public sealed record InvalidKey(string Key, string Reason);
    }
}
