using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

// Key agreement and the ephemeral key.
public abstract partial class ZymkeyContract
{
    private static readonly byte[] s_salt = "salt"u8.ToArray();
    private static readonly byte[] s_info = "what for"u8.ToArray();

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    [InlineData(KeyType.X25519)]
    public void Both_sides_agree_however_the_peer_is_named(KeyType type)
    {
        IZymkey zymkey = Open();
        KeySlot own = zymkey.GenerateKeyPair(type);
        KeySlot peer = zymkey.GenerateKeyPair(type);
        ForeignKeySlot foreign = zymkey.StoreForeignPublicKey(type, zymkey.ExportPublicKey(peer));
        byte[] secret = Secret(zymkey, own, peer);
        Assert.NotEqual(new byte[32], secret);
        Assert.Equal(secret, Secret(zymkey, peer, own));
        Assert.Equal(secret, Secret(zymkey, own, foreign));
        byte[] fromBytes = new byte[32];
        zymkey.AgreeOnSecret(own, zymkey.ExportPublicKey(peer), fromBytes);
        Assert.Equal(secret, fromBytes);
    }

    [Theory]
    [InlineData(HkdfHash.Sha256, 1)]
    [InlineData(HkdfHash.Sha256, 8159)]
    [InlineData(HkdfHash.Sha512, 64)]
    public void A_key_of_RFC_5869_follows_from_the_raw_secret(HkdfHash hash, int length)
    {
        IZymkey zymkey = Open();
        (KeySlot own, KeySlot peer) = (KeySlot.Permanent(0), KeySlot.Permanent(1));
        byte[] expected = HKDF.DeriveKey(hash == HkdfHash.Sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512, Secret(zymkey, own, peer), length, s_salt, s_info);
        byte[] key = new byte[length];
        zymkey.AgreeOnKey(own, peer, hash, s_salt, s_info, key);
        Assert.Equal(expected, key);
        Array.Clear(key);
        zymkey.AgreeOnKey(own, zymkey.ExportPublicKey(peer), hash, s_salt, s_info, key);
        Assert.Equal(expected, key);
    }

    [Theory]
    [InlineData(Pbkdf2Hash.Sha256, 1, 16)]
    [InlineData(Pbkdf2Hash.Sha512, 5, 100)]
    public void A_key_of_PBKDF2_follows_from_the_raw_secret(Pbkdf2Hash hash, int iterations, int length)
    {
        IZymkey zymkey = Open();
        (KeySlot own, KeySlot peer) = (KeySlot.Permanent(0), KeySlot.Permanent(1));
        byte[] expected = Rfc2898DeriveBytes.Pbkdf2(
            Secret(zymkey, own, peer), s_salt, iterations, hash == Pbkdf2Hash.Sha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512, length);
        byte[] key = new byte[length];
        zymkey.AgreeOnKey(own, peer, hash, s_salt, iterations, key);
        Assert.Equal(expected, key);
        Array.Clear(key);
        zymkey.AgreeOnKey(own, zymkey.ExportPublicKey(peer), hash, s_salt, iterations, key);
        Assert.Equal(expected, key);
    }

    [Fact]
    public void An_agreement_with_what_is_no_peer_is_an_error()
    {
        IZymkey zymkey = Open();
        KeySlot own = KeySlot.Permanent(0);
        byte[] key = new byte[32];
        Fails(ZymbitOperation.DoRawECDH, Errno.Invalid, () => zymkey.AgreeOnSecret(own, new byte[64], key));
        Fails(ZymbitOperation.DoRawECDHWithIntPeerPubkey, Errno.Invalid, () => zymkey.AgreeOnSecret(own, KeySlot.Permanent(15), key));
        Fails(ZymbitOperation.DoRawECDHWithIntPeerPubkey, Errno.NotFound, () => zymkey.AgreeOnSecret(own, ForeignKeySlot.FromNumber(3), key));
        Fails(ZymbitOperation.DoECDHAndKDF, Errno.Invalid, () => zymkey.AgreeOnKey(own, new byte[64], HkdfHash.Sha256, [], [], key));
        Fails(ZymbitOperation.DoECDHAndKDFWithIntPeerPubkey, Errno.NotFound, () => zymkey.AgreeOnKey(own, KeySlot.Ephemeral, Pbkdf2Hash.Sha256, [], 1, key));
        Assert.Equal(new byte[32], key);
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.AgreeOnSecret(own, KeySlot.Permanent(1), new byte[31]));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.AgreeOnSecret(own, [], key));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.AgreeOnKey(own, KeySlot.Permanent(1), HkdfHash.Sha256, [], [], new byte[8160]));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.AgreeOnKey(own, KeySlot.Permanent(1), HkdfHash.Sha256, new byte[129], [], key));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.AgreeOnKey(own, KeySlot.Permanent(1), Pbkdf2Hash.Sha256, [], 0, key));
    }

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    [InlineData(KeyType.X25519)]
    public void The_ephemeral_key_agrees_until_it_is_replaced_invalidated_or_lost_in_a_reboot(KeyType type)
    {
        IZymkey zymkey = Open();
        KeySlot peer = zymkey.GenerateKeyPair(type);
        zymkey.GenerateEphemeralKeyPair(type);
        byte[] first = zymkey.ExportPublicKey(KeySlot.Ephemeral);
        Assert.Equal(Secret(zymkey, peer, KeySlot.Ephemeral), Secret(zymkey, KeySlot.Ephemeral, peer));
        zymkey.GenerateEphemeralKeyPair(type);
        Assert.NotEqual(first, zymkey.ExportPublicKey(KeySlot.Ephemeral));
        Assert.DoesNotContain(KeySlot.Ephemeral, zymkey.GetSlots().Allocated);

        zymkey.InvalidateEphemeralKey();
        Fails(ZymbitOperation.DoRawECDHWithIntPeerPubkey, Errno.NotFound, () => Secret(zymkey, KeySlot.Ephemeral, peer));
        Fails(ZymbitOperation.InvalidateEphemeralKey, Errno.NotFound, () => zymkey.InvalidateEphemeralKey());
        zymkey.GenerateEphemeralKeyPair(type);
        Unit.Reboot(RebootKind.Soft);
        Fails(ZymbitOperation.ExportPubKey, Errno.NotFound, () => zymkey.ExportPublicKey(KeySlot.Ephemeral));
    }

    private static byte[] Secret(IZymkey zymkey, KeySlot own, PublicKeySlot peer)
    {
        byte[] secret = new byte[32];
        zymkey.AgreeOnSecret(own, peer, secret);
        return secret;
    }
}
