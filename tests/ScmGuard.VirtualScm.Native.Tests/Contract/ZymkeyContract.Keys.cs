using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

// Signatures, public keys and the key stores.
public abstract partial class ZymkeyContract
{
    private const int MissingSlot = 400;

    [Theory]
    [InlineData(KeyType.Secp256R1, 64)]
    [InlineData(KeyType.Secp256K1, 64)]
    [InlineData(KeyType.Ed25519, 32)]
    public void A_key_pair_signs_until_it_is_removed(KeyType type, int publicKeyLength)
    {
        IZymkey zymkey = Open();
        KeySlot pair = zymkey.GenerateKeyPair(type);
        KeySlot other = zymkey.GenerateKeyPair(type);
        Assert.Equal((16, 17), (pair.Number, other.Number));
        Assert.Equal(publicKeyLength, zymkey.ExportPublicKey(pair).Length);
        byte[] signature = zymkey.Sign(Digest, pair);
        Assert.True(zymkey.Verify(Digest, signature, pair));
        Assert.False(zymkey.Verify(OtherDigest, signature, pair));
        Assert.False(zymkey.Verify(Digest, signature, other));
        Assert.False(zymkey.Verify(Digest, signature[..^1], pair));

        zymkey.RemoveKey(pair);
        Fails(ZymbitOperation.GenECDSASigFromDigest, Errno.NotFound, () => zymkey.Sign(Digest, pair));
        Fails(ZymbitOperation.VerifyECDSASigFromDigest, Errno.NotFound, () => zymkey.Verify(Digest, signature, pair));
        Fails(ZymbitOperation.ExportPubKey, Errno.NotFound, () => zymkey.ExportPublicKey(pair));
        Fails(ZymbitOperation.RemoveKey, Errno.NotFound, () => zymkey.RemoveKey(pair));
        Assert.True(zymkey.Verify(Digest, zymkey.Sign(Digest, other), other));
        Assert.Equal(pair, zymkey.GenerateKeyPair(type));
    }

    [Fact]
    public void A_signature_and_a_public_key_of_P256_are_understood_elsewhere()
    {
        IZymkey zymkey = Open();
        KeySlot slot = KeySlot.Permanent(0);
        byte[] point = zymkey.ExportPublicKey(slot);
        using ECDsa elsewhere = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[..32], Y = point[32..] } });
        Assert.True(elsewhere.VerifyHash(Digest, zymkey.Sign(Digest, slot)));
        Assert.False(elsewhere.VerifyHash(OtherDigest, zymkey.Sign(Digest, slot)));

        zymkey.ExportPublicKeyToFile(FileNamed("public.pem"), slot);
        using ECDsa fromFile = ECDsa.Create();
        fromFile.ImportFromPem(File.ReadAllText(FileNamed("public.pem")));
        Assert.Equal(point[..32], fromFile.ExportParameters(false).Q.X);
        Assert.Throws<ArgumentException>(() => zymkey.ExportPublicKeyToFile("public.pem", slot));
        Fails(ZymbitOperation.ExportPubKey2File, Errno.NotFound, () => zymkey.ExportPublicKeyToFile(FileNamed("missing/public.pem"), slot));
        Fails(ZymbitOperation.ExportPubKey2File, Errno.NotFound, () => zymkey.ExportPublicKeyToFile(FileNamed("other.pem"), KeySlot.Generated(MissingSlot)));
    }

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    public void A_recoverable_signature_is_a_signature(KeyType type)
    {
        IZymkey zymkey = Open();
        KeySlot pair = zymkey.GenerateKeyPair(type);
        RecoverableSignature signature = zymkey.SignRecoverable(Digest, pair);
        Assert.InRange(signature.RecoveryId, 0, 3);
        Assert.True(zymkey.Verify(Digest, signature.Signature.Span, pair));
    }

    [Fact]
    public void What_a_curve_cannot_do_is_an_error()
    {
        IZymkey zymkey = Open();
        KeySlot edwards = KeySlot.Permanent(15);
        KeySlot montgomery = zymkey.GenerateKeyPair(KeyType.X25519);
        Fails(ZymbitOperation.GenECDSASigFromDigestWithRecID, Errno.NotSupported, () => zymkey.SignRecoverable(Digest, edwards));
        Fails(ZymbitOperation.DoRawECDHWithIntPeerPubkey, Errno.NotSupported, () => zymkey.AgreeOnSecret(edwards, edwards, new byte[32]));
        Fails(ZymbitOperation.GenECDSASigFromDigest, Errno.NotSupported, () => zymkey.Sign(Digest, montgomery));
        Fails(ZymbitOperation.VerifyECDSASigFromDigest, Errno.NotSupported, () => zymkey.Verify(Digest, new byte[64], montgomery));
    }

    [Fact]
    public void Arguments_that_no_unit_takes_do_not_reach_it()
    {
        IZymkey zymkey = Open();
        KeySlot slot = KeySlot.Permanent(0);
        Assert.Throws<ArgumentException>(() => zymkey.Sign(Digest[1..], slot));
        Assert.Throws<ArgumentException>(() => zymkey.SignRecoverable([.. Digest, 0], slot));
        Assert.Throws<ArgumentException>(() => zymkey.Sign(Digest, KeySlot.Ephemeral));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.Verify(Digest, [], slot));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.Verify(Digest, [], ForeignKeySlot.FromNumber(0)));
        Assert.Throws<ArgumentException>(() => zymkey.RemoveKey(slot));
        Assert.Throws<ArgumentException>(() => zymkey.RemoveKey(KeySlot.Ephemeral));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.GenerateKeyPair((KeyType)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.StoreForeignPublicKey(KeyType.Secp256R1, []));
        Assert.Throws<InvalidOperationException>(() => zymkey.Sign(Digest, default));
        Assert.Equal(Enumerable.Range(0, 16), zymkey.GetSlots().Allocated.Select(used => used.Number));
    }

    [Theory]
    [InlineData(KeyType.Secp256R1)]
    [InlineData(KeyType.Secp256K1)]
    [InlineData(KeyType.Ed25519)]
    public void A_foreign_key_verifies_what_its_owner_signed(KeyType type)
    {
        IZymkey zymkey = Open();
        KeySlot owner = zymkey.GenerateKeyPair(type);
        ForeignKeySlot foreign = zymkey.StoreForeignPublicKey(type, zymkey.ExportPublicKey(owner));
        byte[] signature = zymkey.Sign(Digest, owner);
        Assert.True(zymkey.Verify(Digest, signature, foreign));
        Assert.False(zymkey.Verify(OtherDigest, signature, foreign));
        Assert.Equal(zymkey.ExportPublicKey(owner), zymkey.ExportPublicKey(foreign));
        Assert.Equal([foreign], zymkey.GetForeignSlots().Allocated);

        zymkey.RemoveKey(foreign);
        Assert.Empty(zymkey.GetForeignSlots().Allocated);
        Fails(ZymbitOperation.VerifyECDSASigFromDigestWithForeignKeySlot, Errno.NotFound, () => zymkey.Verify(Digest, signature, foreign));
        Fails(ZymbitOperation.RemoveKey, Errno.NotFound, () => zymkey.RemoveKey(foreign));
        Assert.True(zymkey.Verify(Digest, signature, owner));
    }

    [Fact]
    public void The_foreign_store_takes_points_of_the_curve_only_and_not_more_than_it_holds()
    {
        IZymkey zymkey = Open();
        Fails(ZymbitOperation.StoreForeignPubKey, Errno.Invalid, () => zymkey.StoreForeignPublicKey(KeyType.Secp256R1, new byte[64]));
        Fails(ZymbitOperation.StoreForeignPubKey, Errno.Invalid, () => zymkey.StoreForeignPublicKey(KeyType.Secp256R1, new byte[7]));
        byte[] key = zymkey.ExportPublicKey(KeySlot.Permanent(0));
        SlotList<ForeignKeySlot> empty = zymkey.GetForeignSlots();
        Assert.Equal((0, 128), (empty.Allocated.Count, empty.Capacity));
        Assert.Equal(Enumerable.Range(0, 128), Enumerable.Range(0, 128).Select(_ => zymkey.StoreForeignPublicKey(KeyType.Secp256R1, key).Number));
        Fails(ZymbitOperation.StoreForeignPubKey, Errno.Full, () => zymkey.StoreForeignPublicKey(KeyType.Secp256R1, key));
    }

    [Fact]
    public void A_public_key_whose_export_is_disabled_stays_inside_and_signs()
    {
        IZymkey zymkey = Open();
        KeySlot pair = zymkey.GenerateKeyPair(KeyType.Secp256R1);
        Assert.Throws<WrongUnitException>(() => zymkey.DisablePublicKeyExport(pair, Irreversible.ForUnit("another")));
        Assert.Equal(64, zymkey.ExportPublicKey(pair).Length);
        zymkey.DisablePublicKeyExport(pair, ThisUnit);
        Fails(ZymbitOperation.ExportPubKey, Errno.Forbidden, () => zymkey.ExportPublicKey(pair));
        Fails(ZymbitOperation.ExportPubKey2File, Errno.Forbidden, () => zymkey.ExportPublicKeyToFile(FileNamed("public.pem"), pair));
        Fails(ZymbitOperation.DisablePubKeyExport, Errno.NotFound, () => zymkey.DisablePublicKeyExport(KeySlot.Generated(MissingSlot), ThisUnit));
        Assert.True(zymkey.Verify(Digest, zymkey.Sign(Digest, pair), pair));
    }

    [Theory]
    [InlineData("scm-b1", "01.02.02release", false)]
    [InlineData("scm-b1", "01.00.00", true)]
    [InlineData("scm-a1", "01.02.02release", true)]
    [InlineData("hsm6", null, true)]
    public void A_reboot_takes_key_pairs_where_advisory_159_says_so(string profile, string? firmware, bool isLeft)
    {
        IZymkey zymkey = Open(UnitProfile.Parse(profile, firmware));
        KeySlot pair = zymkey.GenerateKeyPair(KeyType.Secp256K1);
        ForeignKeySlot foreign = zymkey.StoreForeignPublicKey(KeyType.Secp256K1, zymkey.ExportPublicKey(pair));
        KeySlot wallet = zymkey.CreateMasterSeed(KeyType.Secp256K1, "purse", RecoveryStrategy.None);
        byte[] signature = zymkey.Sign(Digest, pair);
        Unit.Reboot(RebootKind.Soft);

        Assert.Equal(isLeft, zymkey.GetSlots().Allocated.Contains(pair));
        Assert.True(zymkey.Verify(Digest, signature, foreign));
        Assert.True(zymkey.Verify(Digest, zymkey.Sign(Digest, wallet), wallet));
    }

    [Fact]
    public void A_Zymkey_signs_and_has_no_key_store()
    {
        IZymkey zymkey = Open(UnitProfile.Zymkey4);
        Assert.True(zymkey.Verify(Digest, zymkey.Sign(Digest, KeySlot.Permanent(2)), KeySlot.Permanent(2)));
        Fails(ZymbitOperation.GenECDSASigFromDigest, Errno.NotFound, () => zymkey.Sign(Digest, KeySlot.Permanent(3)));
        Fails(ZymbitOperation.GenKeyPair, Errno.NotImplemented, () => zymkey.GenerateKeyPair(KeyType.Secp256R1));
        Fails(ZymbitOperation.GetAllocSlotsList, Errno.NotImplemented, () => zymkey.GetSlots());
        Fails(ZymbitOperation.GetAllocSlotsList, Errno.NotImplemented, () => zymkey.GetForeignSlots());
    }
}
