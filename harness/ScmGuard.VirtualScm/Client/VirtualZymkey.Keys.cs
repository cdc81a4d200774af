using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.VirtualScm;

public sealed partial class VirtualZymkey
{
    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> digest, KeySlot slot)
    {
        Require.Digest(digest);
        Returned.Success(Id.GenECDSASigFromDigest, Unit.Signatures.GenECDSASigFromDigest(digest, Require.LastingKey(slot), out byte[] signature));
        return signature;
    }

    /// <inheritdoc/>
    public RecoverableSignature SignRecoverable(ReadOnlySpan<byte> digest, KeySlot slot)
    {
        Require.Digest(digest);
        Returned.Success(
            Id.GenECDSASigFromDigestWithRecID,
            Unit.Signatures.GenECDSASigFromDigestWithRecID(digest, Require.LastingKey(slot), out byte[] signature, out byte recoveryId));
        return new RecoverableSignature(signature, recoveryId);
    }

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, KeySlot slot)
    {
        Require.Signature(digest, signature);
        return Returned.Verification(Id.VerifyECDSASigFromDigest, Unit.Signatures.VerifyECDSASigFromDigest(digest, Require.LastingKey(slot), signature));
    }

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, ForeignKeySlot slot)
    {
        Require.Signature(digest, signature);
        return Returned.Verification(
            Id.VerifyECDSASigFromDigestWithForeignKeySlot, Unit.Signatures.VerifyECDSASigFromDigestWithForeignKeySlot(digest, slot.Number, signature));
    }

    /// <inheritdoc/>
    public void AgreeOnSecret(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, Span<byte> secret)
    {
        int number = slot.Number;
        Require.Peer(peerPublicKey);
        Require.RawSecret(secret);
        Returned.Success(Id.DoRawECDH, Unit.Agreement.DoRawECDH(number, peerPublicKey, out byte[] agreed));
        Move(agreed, secret);
    }

    /// <inheritdoc/>
    public void AgreeOnSecret(KeySlot slot, PublicKeySlot peerSlot, Span<byte> secret)
    {
        (int number, int peer) = (slot.Number, peerSlot.Number);
        Require.RawSecret(secret);
        Returned.Success(Id.DoRawECDHWithIntPeerPubkey, Unit.Agreement.DoRawECDHWithIntPeerPubkey(number, peer, peerSlot.IsForeign, out byte[] agreed));
        Move(agreed, secret);
    }

    /// <inheritdoc/>
    public void AgreeOnKey(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, HkdfHash hash, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> secret)
    {
        Require.Hkdf(hash, info, secret);
        Agree(slot, peerPublicKey, (EcdhKdf)hash, salt, info, Require.UnusedIterations, secret);
    }

    /// <inheritdoc/>
    public void AgreeOnKey(KeySlot slot, PublicKeySlot peerSlot, HkdfHash hash, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> secret)
    {
        Require.Hkdf(hash, info, secret);
        Agree(slot, peerSlot, (EcdhKdf)hash, salt, info, Require.UnusedIterations, secret);
    }

    /// <inheritdoc/>
    public void AgreeOnKey(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, Pbkdf2Hash hash, ReadOnlySpan<byte> salt, int iterations, Span<byte> secret)
    {
        Require.Pbkdf2(hash, iterations);
        Agree(slot, peerPublicKey, (EcdhKdf)hash, salt, [], iterations, secret);
    }

    /// <inheritdoc/>
    public void AgreeOnKey(KeySlot slot, PublicKeySlot peerSlot, Pbkdf2Hash hash, ReadOnlySpan<byte> salt, int iterations, Span<byte> secret)
    {
        Require.Pbkdf2(hash, iterations);
        Agree(slot, peerSlot, (EcdhKdf)hash, salt, [], iterations, secret);
    }

    /// <inheritdoc/>
    public byte[] ExportPublicKey(PublicKeySlot slot)
    {
        Returned.Success(Id.ExportPubKey, Unit.Keys.ExportPubKey(slot.Number, slot.IsForeign, out byte[] key));
        return key;
    }

    /// <inheritdoc/>
    public void ExportPublicKeyToFile(string path, PublicKeySlot slot)
    {
        Require.AbsolutePath(path);
        Returned.Success(Id.ExportPubKey2File, Unit.Keys.ExportPubKey2File(path, slot.Number, slot.IsForeign));
    }

    /// <inheritdoc/>
    public void DisablePublicKeyExport(PublicKeySlot slot, Irreversible irreversible)
    {
        int number = slot.Number;
        ArgumentNullException.ThrowIfNull(irreversible);
        Confirm(irreversible);
        Returned.Success(Id.DisablePubKeyExport, Unit.Keys.DisablePubKeyExport(number, slot.IsForeign));
    }

    /// <inheritdoc/>
    public SlotList<KeySlot> GetSlots()
    {
        Returned.Success(Id.GetAllocSlotsList, Unit.Keys.GetAllocSlotsList(isForeign: false, out int capacity, out int[] slots));
        return new SlotList<KeySlot>(Array.ConvertAll(slots, KeySlot.FromUnit), capacity);
    }

    /// <inheritdoc/>
    public SlotList<ForeignKeySlot> GetForeignSlots()
    {
        Returned.Success(Id.GetAllocSlotsList, Unit.Keys.GetAllocSlotsList(isForeign: true, out int capacity, out int[] slots));
        return new SlotList<ForeignKeySlot>(Array.ConvertAll(slots, ForeignKeySlot.FromUnit), capacity);
    }

    /// <inheritdoc/>
    public ForeignKeySlot StoreForeignPublicKey(KeyType keyType, ReadOnlySpan<byte> publicKey)
    {
        Require.Defined(keyType);
        ArgumentOutOfRangeException.ThrowIfZero(publicKey.Length, nameof(publicKey));
        int slot = Unit.Keys.StoreForeignPubKey(keyType, publicKey);
        Returned.Success(Id.StoreForeignPubKey, slot);
        return ForeignKeySlot.FromUnit(slot);
    }

    /// <inheritdoc/>
    public KeySlot GenerateKeyPair(KeyType keyType)
    {
        Require.Defined(keyType);
        return Returned.Slot(Id.GenKeyPair, Unit.Keys.GenKeyPair(keyType));
    }

    /// <inheritdoc/>
    public void GenerateEphemeralKeyPair(KeyType keyType)
    {
        Require.Defined(keyType);
        Returned.Success(Id.GenEphemeralKeyPair, Unit.Keys.GenEphemeralKeyPair(keyType));
    }

    /// <inheritdoc/>
    public void InvalidateEphemeralKey() => Returned.Success(Id.InvalidateEphemeralKey, Unit.Keys.InvalidateEphemeralKey());

    /// <inheritdoc/>
    public void RemoveKey(KeySlot slot) => Returned.Success(Id.RemoveKey, Unit.Keys.RemoveKey(Require.GeneratedKey(slot), isForeign: false));

    /// <inheritdoc/>
    public void RemoveKey(ForeignKeySlot slot) => Returned.Success(Id.RemoveKey, Unit.Keys.RemoveKey(slot.Number, isForeign: true));

    private static void Move(byte[] from, Span<byte> to)
    {
        from.CopyTo(to);
        CryptographicOperations.ZeroMemory(from);
    }

    private void Agree(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, EcdhKdf kdf, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, Span<byte> secret)
    {
        int number = slot.Number;
        Require.Peer(peerPublicKey);
        Require.Derivation(salt, secret);
        Returned.Success(Id.DoECDHAndKDF, Unit.Agreement.DoECDHAndKDF(kdf, number, peerPublicKey, salt, info, iterations, secret.Length, out byte[] derived));
        Move(derived, secret);
    }

    private void Agree(KeySlot slot, PublicKeySlot peerSlot, EcdhKdf kdf, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, Span<byte> secret)
    {
        (int number, int peer) = (slot.Number, peerSlot.Number);
        Require.Derivation(salt, secret);
        Returned.Success(
            Id.DoECDHAndKDFWithIntPeerPubkey,
            Unit.Agreement.DoECDHAndKDFWithIntPeerPubkey(kdf, number, peer, peerSlot.IsForeign, salt, info, iterations, secret.Length, out byte[] derived));
        Move(derived, secret);
    }
}
