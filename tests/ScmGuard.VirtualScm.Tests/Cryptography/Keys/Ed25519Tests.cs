using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using FsCheck.Fluent;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Keys;

public sealed class Ed25519Tests
{
    public static IEnumerable<TheoryDataRow<Dictionary<string, string>>> Rfc8032 =>
        Vectors.ReadBlocks("rfc8032.txt").Select(block => new TheoryDataRow<Dictionary<string, string>>(block));

    [Theory]
    [MemberData(nameof(Rfc8032))]
    public void The_vectors_of_RFC_8032_hold(Dictionary<string, string> vector)
    {
        using KeyPair pair = KeyPair.Import(KeyType.Ed25519, vector.Hex("private"));
        byte[] signature = new byte[64];
        pair.Sign(vector.Hex("message"), signature);
        byte[] exported = new byte[32];
        pair.ExportPrivateKey(exported);

        Assert.Equal(vector.Hex("public"), pair.PublicKey.Encoded);
        Assert.Equal(vector.Hex("public"), pair.PublicKey.Coordinates);
        Assert.Equal(vector.Hex("signature"), signature);
        Assert.Equal(vector.Hex("private"), exported);
        Assert.True(pair.PublicKey.Verify(vector.Hex("message"), signature));
    }

    [Fact]
    public void A_signature_does_not_verify_after_one_bit_of_it_or_of_the_message_changed() => Properties.ForAll(
        from privateKey in Properties.Bytes(32)
        from message in Properties.Bytes(32)
        from bit in Gen.Choose(0, 96 * 8 - 1)
        select (privateKey, message, bit),
        sample =>
        {
            using KeyPair pair = KeyPair.Import(KeyType.Ed25519, sample.privateKey);
            byte[] signed = [.. sample.message, .. new byte[64]];
            pair.Sign(sample.message, signed.AsSpan(32));
            Assert.True(pair.PublicKey.Verify(signed.AsSpan(0, 32), signed.AsSpan(32)));

            signed[sample.bit / 8] ^= (byte)(1 << (sample.bit % 8));
            Assert.False(pair.PublicKey.Verify(signed.AsSpan(0, 32), signed.AsSpan(32)));
        });

    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.X25519)]
    public void A_key_has_32_bytes(KeyType curve)
    {
        Assert.Throws<CryptographicException>(() => KeyPair.Import(curve, new byte[31]));
        Assert.Throws<CryptographicException>(() => KeyPair.Import(curve, new byte[33]));
        Assert.False(PublicKey.TryImport(curve, new byte[31], out _));
        Assert.False(PublicKey.TryImport(curve, new byte[33], out _));
        using KeyPair pair = KeyPair.Generate(curve, new SeededRandom("length"u8));
        Assert.Equal(pair.PublicKey, PublicKey.Import(curve, pair.PublicKey.Encoded));
    }

    [Fact]
    public void The_same_bytes_on_another_curve_are_another_key()
    {
        using KeyPair pair = KeyPair.Generate(KeyType.Ed25519, new SeededRandom("curves"u8));

        Assert.NotEqual(pair.PublicKey, PublicKey.Import(KeyType.X25519, pair.PublicKey.Encoded));
    }
}
