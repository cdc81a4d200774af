using System;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

public sealed unsafe partial class ZymkeyClient
{
    /// <inheritdoc />
    public byte[] Sign(ReadOnlySpan<byte> digest, KeySlot slot)
    {
        Require.Digest(digest);
        var number = Require.LastingKey(slot);
        byte* signature = null;
        var length = 0;
        fixed (byte* hashed = digest)
        {
            lock (_gate)
            {
                Returned.Success(Id.GenECDSASigFromDigest, ZkAppUtils.zkGenECDSASigFromDigest(Context, hashed, number, ref signature, ref length));
            }
        }

        return NativeOutput.TakeBytes(Id.GenECDSASigFromDigest, signature, length);
    }

    /// <inheritdoc />
    public RecoverableSignature SignRecoverable(ReadOnlySpan<byte> digest, KeySlot slot)
    {
        Require.Digest(digest);
        var number = Require.LastingKey(slot);
        byte* signature = null;
        var length = 0;

        // One byte in the C page. The official client gives four, so an older library may write as many.
        Span<byte> recoveryId = stackalloc byte[sizeof(uint)];
        recoveryId.Clear();
        fixed (byte* hashed = digest)
        {
            lock (_gate)
            {
                Returned.Success(
                    Id.GenECDSASigFromDigestWithRecID,
                    ZkAppUtils.zkGenECDSASigFromDigestWithRecID(Context, hashed, number, ref signature, ref length, ref recoveryId[0]));
            }
        }

        return new RecoverableSignature(NativeOutput.TakeBytes(Id.GenECDSASigFromDigestWithRecID, signature, length), recoveryId[0]);
    }

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, KeySlot slot)
    {
        Require.Signature(digest, signature);
        var number = Require.LastingKey(slot);
        fixed (byte* hashed = digest, signed = signature)
        {
            lock (_gate)
            {
                return Returned.Verification(
                    Id.VerifyECDSASigFromDigest,
                    ZkAppUtils.zkVerifyECDSASigFromDigest(Context, hashed, number, signed, signature.Length));
            }
        }
    }

    /// <inheritdoc />
    public bool Verify(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, ForeignKeySlot slot)
    {
        Require.Signature(digest, signature);
        var number = slot.Number;
        fixed (byte* hashed = digest, signed = signature)
        {
            lock (_gate)
            {
                return Returned.Verification(
                    Id.VerifyECDSASigFromDigestWithForeignKeySlot,
                    ZkAppUtils.zkVerifyECDSASigFromDigestWithForeignKeySlot(Context, hashed, number, signed, signature.Length));
            }
        }
    }

    /// <inheritdoc />
    public byte[] ExportPublicKey(PublicKeySlot slot)
    {
        var number = slot.Number;
        byte* key = null;
        var length = 0;
        lock (_gate)
        {
            Returned.Success(Id.ExportPubKey, ZkAppUtils.zkExportPubKey(Context, ref key, ref length, number, slot.IsForeign));
        }

        return NativeOutput.TakeBytes(Id.ExportPubKey, key, length);
    }

    /// <inheritdoc />
    public void ExportPublicKeyToFile(string path, PublicKeySlot slot)
    {
        Require.AbsolutePath(path);
        var number = slot.Number;
        Do(Id.ExportPubKey2File, context => ZkAppUtils.zkExportPubKey2File(context, path, number, slot.IsForeign));
    }

    /// <inheritdoc />
    public void DisablePublicKeyExport(PublicKeySlot slot, Irreversible irreversible)
    {
        var number = slot.Number;
        ArgumentNullException.ThrowIfNull(irreversible);
        Confirm(irreversible);
        Do(Id.DisablePubKeyExport, context => ZkAppUtils.zkDisablePubKeyExport(context, number, slot.IsForeign));
    }

    /// <inheritdoc />
    public SlotList<KeySlot> GetSlots()
    {
        var (numbers, capacity) = GetAllocatedSlots(isForeign: false);
        return new SlotList<KeySlot>(Array.ConvertAll(numbers, KeySlot.FromUnit), capacity);
    }

    /// <inheritdoc />
    public SlotList<ForeignKeySlot> GetForeignSlots()
    {
        var (numbers, capacity) = GetAllocatedSlots(isForeign: true);
        return new SlotList<ForeignKeySlot>(Array.ConvertAll(numbers, ForeignKeySlot.FromUnit), capacity);
    }

    /// <inheritdoc />
    public ForeignKeySlot StoreForeignPublicKey(KeyType keyType, ReadOnlySpan<byte> publicKey)
    {
        Require.Defined(keyType);
        ArgumentOutOfRangeException.ThrowIfZero(publicKey.Length, nameof(publicKey));
        fixed (byte* key = publicKey)
        {
            int slot;
            lock (_gate)
            {
                slot = ZkAppUtils.zkStoreForeignPubKey(Context, keyType, key, publicKey.Length);
            }

            Returned.Success(Id.StoreForeignPubKey, slot);
            return ForeignKeySlot.FromUnit(slot);
        }
    }

    /// <inheritdoc />
    public KeySlot GenerateKeyPair(KeyType keyType)
    {
        Require.Defined(keyType);
        lock (_gate)
        {
            return Returned.Slot(Id.GenKeyPair, ZkAppUtils.zkGenKeyPair(Context, keyType));
        }
    }

    /// <inheritdoc />
    public void GenerateEphemeralKeyPair(KeyType keyType)
    {
        Require.Defined(keyType);
        Do(Id.GenEphemeralKeyPair, context => ZkAppUtils.zkGenEphemeralKeyPair(context, keyType));
    }

    /// <inheritdoc />
    public void InvalidateEphemeralKey() => Do(Id.InvalidateEphemeralKey, ZkAppUtils.zkInvalidateEphemeralKey);

    /// <inheritdoc />
    public void RemoveKey(KeySlot slot)
    {
        var number = Require.GeneratedKey(slot);
        Do(Id.RemoveKey, context => ZkAppUtils.zkRemoveKey(context, number, slotIsForeign: false));
    }

    /// <inheritdoc />
    public void RemoveKey(ForeignKeySlot slot)
    {
        var number = slot.Number;
        Do(Id.RemoveKey, context => ZkAppUtils.zkRemoveKey(context, number, slotIsForeign: true));
    }

    private (int[] Numbers, int Capacity) GetAllocatedSlots(bool isForeign)
    {
        int* slots = null;
        var (capacity, count) = (0, 0);
        lock (_gate)
        {
            Returned.Success(Id.GetAllocSlotsList, ZkAppUtils.zkGetAllocSlotsList(Context, isForeign, ref capacity, ref slots, ref count));
        }

        var numbers = NativeOutput.TakeInt32s(Id.GetAllocSlotsList, slots, count);
        foreach (var number in numbers)
        {
            if (number < 0)
            {
                throw new ZymkeyException(Id.GetAllocSlotsList, NativeResult.Success, $"success was reported, but the list has the slot {number}");
            }
        }

        return (numbers, capacity);
    }
}
