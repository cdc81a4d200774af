using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Threading.Tasks;
using FsCheck.Fluent;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Keys;

public sealed class EcdsaTests
{
    public static TheoryData<KeyType> Curves => [KeyType.Secp256R1, KeyType.Secp256K1];

    public static IEnumerable<TheoryDataRow<Dictionary<string, string>>> Rfc6979 =>
        Vectors.ReadBlocks("p256.txt").Where(block => block.ContainsKey("signature")).Select(block => new TheoryDataRow<Dictionary<string, string>>(block));

    private static AffineCurve OracleOf(KeyType curve) => curve == KeyType.Secp256R1 ? AffineCurve.Secp256R1 : AffineCurve.Secp256K1;

    [Theory]
    [MemberData(nameof(Rfc6979))]
    public void The_signatures_of_RFC_6979_verify_with_the_public_key_that_follows_from_the_private_one(Dictionary<string, string> vector)
    {
        using KeyPair pair = KeyPair.Import(KeyType.Secp256R1, vector.Hex("private"));

        Assert.Equal(vector.Hex("public"), pair.PublicKey.Encoded);
        Assert.True(pair.PublicKey.Verify(SHA256.HashData(vector.Hex("message")), vector.Hex("signature")));
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_signature_verifies_and_not_after_one_bit_of_it_or_of_the_digest_changed(KeyType curve) => Properties.ForAll(
        from privateKey in Properties.Bytes(32).Where(WeierstrassCurve.Of(curve).IsValidKey)
        from digest in Properties.Bytes(32)
        from bit in Gen.Choose(0, 96 * 8 - 1)
        select (privateKey, digest, bit),
        sample =>
        {
            using KeyPair pair = KeyPair.Import(curve, sample.privateKey);
            byte[] signed = [.. sample.digest, .. new byte[64]];
            pair.Sign(sample.digest, signed.AsSpan(32));
            Assert.True(pair.PublicKey.Verify(signed.AsSpan(0, 32), signed.AsSpan(32)));

            signed[sample.bit / 8] ^= (byte)(1 << (sample.bit % 8));
            Assert.False(pair.PublicKey.Verify(signed.AsSpan(0, 32), signed.AsSpan(32)));
        });

    [Theory]
    [MemberData(nameof(Curves))]
    public void The_recovery_id_leads_back_to_the_public_key(KeyType curve) => Properties.ForAll(
        from privateKey in Properties.Bytes(32).Where(WeierstrassCurve.Of(curve).IsValidKey)
        from digest in Properties.Bytes(32)
        select (privateKey, digest),
        sample =>
        {
            using KeyPair pair = KeyPair.Import(curve, sample.privateKey);
            byte[] signature = new byte[64];
            byte recoveryId = pair.SignRecoverably(sample.digest, signature);

            (BigInteger X, BigInteger Y)? recovered = OracleOf(curve).Recover(sample.digest, signature, recoveryId);
            Assert.Equal(pair.PublicKey.Coordinates, (byte[])[.. AffineCurve.Bytes(recovered!.Value.X), .. AffineCurve.Bytes(recovered.Value.Y)]);
        },
        times: 20);

    [Fact]
    public void Both_parities_of_the_recovery_id_occur()
    {
        using KeyPair pair = KeyPair.Generate(KeyType.Secp256K1, new SeededRandom("parities"u8));
        byte[] signature = new byte[64];
        HashSet<byte> seen = [.. Enumerable.Range(0, 64).Select(i => pair.SignRecoverably(SHA256.HashData([(byte)i]), signature))];

        Assert.Equal<byte[]>([0, 1], [.. seen.Order()]);
    }

    [Fact]
    public void The_recovery_id_says_that_the_nonce_point_lay_beyond_the_order()
    {
        // Such a nonce cannot be searched for, but a signature for it can be built backwards: choose the nonce point R with x = n + 1 + k and the
        // factors u1 and u2, then Q = (R - u1 G) / u2, r = x - n, s = r / u2, digest = u1 s.
        AffineCurve curve = AffineCurve.Secp256K1;
        (BigInteger X, BigInteger Y) nonce = FirstPointBeyondTheOrder(curve);
        BigInteger u1 = 12345;
        BigInteger u2 = 67890;
        BigInteger Invert(BigInteger number) => BigInteger.ModPow(number, curve.Order - 2, curve.Order);
        (BigInteger X, BigInteger Y)? key = curve.Multiply(Invert(u2), curve.Add(nonce, curve.Multiply(curve.Order - u1, curve.Generator)));
        BigInteger r = nonce.X - curve.Order;
        BigInteger s = r * Invert(u2) % curve.Order;
        byte[] digest = AffineCurve.Bytes(u1 * s % curve.Order);
        byte[] signature = [.. AffineCurve.Bytes(r), .. AffineCurve.Bytes(s)];
        byte[] point = [4, .. AffineCurve.Bytes(key!.Value.X), .. AffineCurve.Bytes(key.Value.Y)];

        Assert.True(PublicKey.Import(KeyType.Secp256K1, point).Verify(digest, signature));
        Assert.Equal(nonce.Y.IsEven ? 2 : 3, WeierstrassCurve.Secp256K1.FindRecoveryId(point, digest, signature));
    }

    [Fact]
    public void A_signature_on_secp256k1_has_a_low_s_and_its_mirror_verifies_too()
    {
        BigInteger order = AffineCurve.Secp256K1.Order;
        using KeyPair pair = KeyPair.Generate(KeyType.Secp256K1, new SeededRandom("low s"u8));
        for (int i = 0; i < 64; i++)
        {
            byte[] digest = SHA256.HashData([(byte)i]);
            byte[] signature = new byte[64];
            pair.Sign(digest, signature);
            BigInteger s = AffineCurve.Number(signature.AsSpan(32));

            Assert.True(s <= order / 2);
            Assert.True(pair.PublicKey.Verify(digest, [.. signature[..32], .. AffineCurve.Bytes(order - s)]));
        }
    }

    [Fact]
    public void A_signature_on_P256_keeps_the_s_that_the_platform_gave_it()
    {
        BigInteger order = AffineCurve.Secp256R1.Order;
        using KeyPair pair = KeyPair.Generate(KeyType.Secp256R1, new SeededRandom("any s"u8));
        byte[] signature = new byte[64];
        int high = 0;
        for (int i = 0; i < 128; i++)
        {
            pair.Sign(new byte[32], signature);
            high += AffineCurve.Number(signature.AsSpan(32)) > order / 2 ? 1 : 0;
        }

        // Each half with even odds: 20 or fewer on one side happens once in 10^15.
        Assert.InRange(high, 21, 107);
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_private_key_is_from_one_to_the_order_less_one(KeyType curve)
    {
        BigInteger order = OracleOf(curve).Order;
        foreach (BigInteger valid in (BigInteger[])[BigInteger.One, order - 1])
        {
            using KeyPair pair = KeyPair.Import(curve, AffineCurve.Bytes(valid));
            Assert.Equal(AffineCurve.Bytes(OracleOf(curve).Generator.X), pair.PublicKey.Coordinates[..32]);
        }

        foreach (byte[] invalid in (byte[][])[new byte[32], AffineCurve.Bytes(order), AffineCurve.Bytes(order + 1), [.. Enumerable.Repeat((byte)0xFF, 32)], new byte[31], [1]])
        {
            Assert.Throws<CryptographicException>(() => KeyPair.Import(curve, invalid));
        }
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_public_key_reads_the_same_from_each_of_its_encodings(KeyType curve) => Properties.ForAll(
        Properties.Bytes(32).Where(WeierstrassCurve.Of(curve).IsValidKey),
        privateKey =>
        {
            using KeyPair pair = KeyPair.Import(curve, privateKey);
            byte[] compressed = new byte[33];
            Assert.IsType<WeierstrassPublicKey>(pair.PublicKey).WriteCompressed(compressed);

            Assert.Equal(pair.PublicKey, PublicKey.Import(curve, compressed));
            Assert.Equal(pair.PublicKey, PublicKey.Import(curve, pair.PublicKey.Encoded));
            Assert.Equal(pair.PublicKey, PublicKey.Import(curve, pair.PublicKey.Coordinates));
            Assert.Equal(pair.PublicKey.GetHashCode(), PublicKey.Import(curve, compressed).GetHashCode());
        });

    [Theory]
    [MemberData(nameof(Curves))]
    public void What_is_no_point_of_the_curve_is_no_public_key(KeyType curve)
    {
        using KeyPair pair = KeyPair.Generate(curve, new SeededRandom("points"u8));
        byte[] point = pair.PublicKey.Encoded.ToArray();
        byte[] Changed(int index, byte value)
        {
            byte[] changed = [.. point];
            changed[index] = value;
            return changed;
        }

        Assert.False(PublicKey.TryImport(curve, Changed(64, (byte)(point[64] ^ 1)), out _));
        Assert.False(PublicKey.TryImport(curve, Changed(64, (byte)(point[64] ^ 1)).AsSpan(1), out _));
        Assert.False(PublicKey.TryImport(curve, Changed(0, 2), out _));
        Assert.False(PublicKey.TryImport(curve, Changed(0, (byte)(6 + (point[64] & 1))), out _));
        Assert.False(PublicKey.TryImport(curve, [2, .. Enumerable.Repeat((byte)0xFF, 32)], out _));
        Assert.False(PublicKey.TryImport(curve, [4, .. point.AsSpan(1, 32)], out _));
        Assert.False(PublicKey.TryImport(curve, point.AsSpan(1, 32), out _));
        Assert.False(PublicKey.TryImport(curve, [.. point, 0], out _));
        Assert.False(PublicKey.TryImport(curve, new byte[65], out _));
        Assert.False(PublicKey.TryImport(curve, [], out _));
        Assert.Throws<CryptographicException>(() => PublicKey.Import(curve, []));
    }

    [Fact]
    public void A_point_of_one_curve_is_no_key_of_the_other()
    {
        using KeyPair pair = KeyPair.Generate(KeyType.Secp256R1, new SeededRandom("other curve"u8));

        Assert.False(PublicKey.TryImport(KeyType.Secp256K1, pair.PublicKey.Encoded, out _));
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Generation_draws_again_when_the_draw_is_no_key(KeyType curve)
    {
        byte[] order = AffineCurve.Bytes(OracleOf(curve).Order);
        byte[] good = [.. Enumerable.Repeat((byte)7, 32)];
        ScriptedRandom random = new(new byte[32], order, good);
        using KeyPair pair = KeyPair.Generate(curve, random);
        byte[] privateKey = new byte[32];
        pair.ExportPrivateKey(privateKey);

        Assert.Equal(good, privateKey);
        Assert.Equal(0, random.Left);
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Only_a_digest_of_32_bytes_is_signed_and_only_a_signature_of_64_bytes_can_be_valid(KeyType curve)
    {
        using KeyPair pair = KeyPair.Generate(curve, new SeededRandom("lengths"u8));
        byte[] signature = new byte[65];
        pair.Sign(new byte[32], signature);

        Assert.Throws<ArgumentException>(() => pair.Sign(new byte[31], signature));
        Assert.Throws<ArgumentException>(() => pair.SignRecoverably(new byte[33], signature));
        Assert.Throws<ArgumentException>(() => pair.PublicKey.Verify(new byte[31], signature.AsSpan(0, 64)));
        Assert.True(pair.PublicKey.Verify(new byte[32], signature.AsSpan(0, 64)));
        Assert.False(pair.PublicKey.Verify(new byte[32], signature));
        Assert.False(pair.PublicKey.Verify(new byte[32], []));
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void Threads_may_share_a_key_pair(KeyType curve)
    {
        using KeyPair pair = KeyPair.Generate(curve, new SeededRandom("threads"u8));
        Parallel.For(0, 64, i =>
        {
            byte[] digest = SHA256.HashData([(byte)i]);
            byte[] signature = new byte[64];
            pair.Sign(digest, signature);
            Assert.True(pair.PublicKey.Verify(digest, signature));
        });
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_disposed_pair_gives_neither_its_key_nor_a_signature(KeyType curve)
    {
        KeyPair pair = KeyPair.Generate(curve, new SeededRandom("disposed"u8));
        pair.Dispose();

        Assert.Throws<ObjectDisposedException>(() => pair.ExportPrivateKey(new byte[32]));
        Assert.Throws<ObjectDisposedException>(() => pair.Sign(new byte[32], new byte[64]));
        Assert.Throws<ObjectDisposedException>(() => pair.PublicKey.Verify(new byte[32], new byte[64]));
    }

    private static (BigInteger X, BigInteger Y) FirstPointBeyondTheOrder(AffineCurve curve)
    {
        for (BigInteger x = curve.Order + 1; ; x++)
        {
            foreach (byte parity in (byte[])[2, 3])
            {
                if (PublicKey.TryImport(KeyType.Secp256K1, [parity, .. AffineCurve.Bytes(x)], out PublicKey? key))
                {
                    return (x, AffineCurve.Number(key.Coordinates[32..]));
                }
            }
        }
    }
}
