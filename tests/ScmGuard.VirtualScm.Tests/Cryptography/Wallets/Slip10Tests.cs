using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Keys;
using ScmGuard.VirtualScm.Cryptography.Wallets;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Wallets;

public sealed class Slip10Tests
{
    public static IEnumerable<TheoryDataRow<Dictionary<string, string>>> Nodes =>
        Vectors.ReadBlocks("slip10.txt").Select(block => new TheoryDataRow<Dictionary<string, string>>(block));

    [Theory]
    [MemberData(nameof(Nodes))]
    public void The_vectors_of_SLIP_0010_hold(Dictionary<string, string> vector)
    {
        KeyType curve = Enum.Parse<KeyType>(vector["curve"]);
        using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(curve, vector.Hex("seed"));
        using ExtendedPrivateKey node = master.Descend(NodeAddress.Parse(vector["address"]).Steps);
        using KeyPair pair = node.ToKeyPair();

        Assert.Equal(vector.Hex("chain code"), node.ChainCode);
        Assert.Equal(vector.Hex("private"), node.PrivateKey);
        // On Ed25519 the vectors put 00 where the others have the format byte of a compressed point.
        Assert.Equal(
            curve == KeyType.Ed25519 ? PublicKey.Import(curve, vector.Hex("public").AsSpan(1)) : PublicKey.Import(curve, vector.Hex("public")),
            pair.PublicKey);
    }

    [Fact]
    public void An_oversight_wallet_on_P256_makes_the_second_try_where_the_private_wallet_does()
    {
        Dictionary<string, string> retried = Vectors.ReadBlocks("slip10.txt").Single(block => block["address"] == "m/28578'/33941");
        NodeAddress address = NodeAddress.Parse(retried["address"]);
        using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(KeyType.Secp256R1, retried.Hex("seed"));
        using ExtendedPrivateKey parent = master.Child(address.Steps[0]);
        using ExtendedPublicKey oversight = parent.Neuter();
        using ExtendedPublicKey child = oversight.Child(address.Steps[1]);

        Assert.Equal(PublicKey.Import(KeyType.Secp256R1, retried.Hex("public")), child.PublicKey);
        Assert.Equal(retried.Hex("chain code"), child.ChainCode);
    }
}
