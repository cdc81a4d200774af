using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using FsCheck.Fluent;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Keys;

public sealed class AgreementTests
{
    public static IEnumerable<TheoryDataRow<string, Dictionary<string, string>>> Published =>
        from source in (string[][])[["p256.txt", nameof(KeyType.Secp256R1)], ["rfc7748.txt", nameof(KeyType.X25519)]]
        from block in Vectors.ReadBlocks(source[0])
        where block.ContainsKey("shared")
        select new TheoryDataRow<string, Dictionary<string, string>>(source[1], block);

    [Theory]
    [MemberData(nameof(Published))]
    public void The_published_exchanges_give_the_published_secret(string curveName, Dictionary<string, string> vector)
    {
        KeyType curve = Enum.Parse<KeyType>(curveName);
        using KeyPair pair = KeyPair.Import(curve, vector.Hex("private"));
        using PublicKey peer = PublicKey.Import(curve, vector.Hex("peer"));
        byte[] shared = new byte[32];
        pair.Agree(peer, shared);

        Assert.Equal(vector.Hex("shared"), shared);
        if (vector.TryGetValue("public", out string? publicKey))
        {
            Assert.Equal(Convert.FromHexString(publicKey), pair.PublicKey.Encoded);
        }
    }

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    public void Two_parties_agree_on_the_x_coordinate_of_their_common_point(KeyType curve) => Properties.ForAll(
        from ours in Properties.Bytes(32).Where(WeierstrassCurve.Of(curve).IsValidKey)
        from theirs in Properties.Bytes(32).Where(WeierstrassCurve.Of(curve).IsValidKey)
        select (ours, theirs),
        sample =>
        {
            using KeyPair ours = KeyPair.Import(curve, sample.ours);
            using KeyPair theirs = KeyPair.Import(curve, sample.theirs);
            byte[] here = new byte[32];
            byte[] there = new byte[32];
            ours.Agree(theirs.PublicKey, here);
            theirs.Agree(ours.PublicKey, there);

            AffineCurve oracle = curve == KeyType.Secp256R1 ? AffineCurve.Secp256R1 : AffineCurve.Secp256K1;
            (BigInteger X, BigInteger Y)? point = oracle.Multiply(
                AffineCurve.Number(sample.ours) * AffineCurve.Number(sample.theirs) % oracle.Order, oracle.Generator);
            Assert.Equal(AffineCurve.Bytes(point!.Value.X), here);
            Assert.Equal(here, there);
        },
        times: 10);

    [Fact]
    public void Two_parties_on_X25519_agree() => Properties.ForAll(
        from ours in Properties.Bytes(32)
        from theirs in Properties.Bytes(32)
        select (ours, theirs),
        sample =>
        {
            using KeyPair ours = KeyPair.Import(KeyType.X25519, sample.ours);
            using KeyPair theirs = KeyPair.Import(KeyType.X25519, sample.theirs);
            byte[] here = new byte[32];
            byte[] there = new byte[32];
            ours.Agree(theirs.PublicKey, here);
            theirs.Agree(ours.PublicKey, there);

            Assert.Equal(here, there);
            Assert.Contains(here, part => part != 0);
        });

    [Fact]
    public void A_peer_of_small_order_on_X25519_is_refused()
    {
        using KeyPair pair = KeyPair.Generate(KeyType.X25519, new SeededRandom("small order"u8));
        using PublicKey zero = PublicKey.Import(KeyType.X25519, new byte[32]);

        Assert.Throws<CryptographicException>(() => pair.Agree(zero, new byte[32]));
    }

    [Fact]
    public void A_peer_on_another_curve_is_refused()
    {
        using KeyPair ours = KeyPair.Generate(KeyType.Secp256R1, new SeededRandom("ours"u8));
        using KeyPair theirs = KeyPair.Generate(KeyType.Secp256K1, new SeededRandom("theirs"u8));

        Assert.Throws<ArgumentException>(() => ours.Agree(theirs.PublicKey, new byte[32]));
    }

    [Fact]
    public void Each_curve_does_what_its_traits_say()
    {
        foreach (KeyType curve in Enum.GetValues<KeyType>())
        {
            using KeyPair pair = KeyPair.Generate(curve, new SeededRandom("traits"u8));
            Assert.Equal(curve, pair.Curve);
            Assert.Equal(curve.CanSign(), Works(() => pair.Sign(new byte[32], new byte[64])));
            Assert.Equal(curve.CanSign(), Works(() => pair.PublicKey.Verify(new byte[32], new byte[64])));
            Assert.Equal(curve.IsWeierstrass, Works(() => pair.SignRecoverably(new byte[32], new byte[64])));
            Assert.Equal(curve.CanAgree, Works(() => pair.Agree(pair.PublicKey, new byte[32])));
        }

        static bool Works(Action action)
        {
            try
            {
                action();
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }
    }
}
