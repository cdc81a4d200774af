using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm;

/// <summary>The key store and the foreign key store.</summary>
public sealed class KeyOperations
{
    // Advisory #120 does not say which slot numbers are "very large": those that two bytes cannot hold are assumed.
    private const int LargestHarmlessSlot = ushort.MaxValue;

    private readonly UnitMachine _machine;

    internal KeyOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkGenKeyPair</c>: the new key's slot.</summary>
    public int GenKeyPair(KeyType type)
    {
        using Call call = _machine.Change(ZymbitOperation.GenKeyPair);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!Slots.HasCurve(_machine.Profile, type))
        {
            return Errno.Invalid;
        }

        int slot = Slots.FirstFree(_machine.Profile, call.State);
        if (slot < 0)
        {
            return slot;
        }

        using RandomNumberGenerator random = _machine.Draw(call.State);
        call.State.Keys.Add(slot, KeyRecord.Of(KeyPair.Generate(type, random), KeyOrigin.Generated));
        return call.Commit(slot);
    }

    /// <summary><c>zkGenEphemeralKeyPair</c>: it overwrites the one before.</summary>
    public int GenEphemeralKeyPair(KeyType type)
    {
        using Call call = _machine.Change(ZymbitOperation.GenEphemeralKeyPair);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!Slots.HasCurve(_machine.Profile, type))
        {
            return Errno.Invalid;
        }

        using RandomNumberGenerator random = _machine.Draw(call.State);
        call.State.EphemeralKey?.Dispose();
        call.State.EphemeralKey = KeyRecord.Of(KeyPair.Generate(type, random), KeyOrigin.Ephemeral);
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkInvalidateEphemeralKey</c>: an error if there is none.</summary>
    public int InvalidateEphemeralKey()
    {
        using Call call = _machine.Change(ZymbitOperation.InvalidateEphemeralKey);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (call.State.EphemeralKey is null)
        {
            return Errno.NotFound;
        }

        call.State.EphemeralKey.Dispose();
        call.State.EphemeralKey = null;
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkRemoveKey</c>: with a wallet's node goes everything below it. A permanent key stays.</summary>
    public int RemoveKey(int slot, bool isForeign)
    {
        using Call call = _machine.Change(ZymbitOperation.RemoveKey);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (isForeign)
        {
            return UnitState.Remove(call.State.ForeignKeys, slot) ? call.Commit(NativeResult.Success) : Errno.NotFound;
        }

        if (!call.State.Keys.TryGetValue(slot, out KeyRecord? key))
        {
            return Errno.NotFound;
        }

        if (key.Origin == KeyOrigin.Permanent)
        {
            return Errno.Forbidden;
        }

        foreach (int gone in Slots.AtAndBelow(call.State, slot))
        {
            UnitState.Remove(call.State.Keys, gone);
        }

        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkGetAllocSlotsList</c>: permanent keys are listed and count; the ephemeral one is not and does not.</summary>
    public int GetAllocSlotsList(bool isForeign, out int maximum, out int[] slots)
    {
        using Call call = _machine.Ask(ZymbitOperation.GetAllocSlotsList);
        (maximum, slots) = call.Refusal != 0 ? (0, [])
            : isForeign ? (_machine.Profile.ForeignSlots, [.. call.State.ForeignKeys.Keys])
            : (_machine.Profile.PermanentSlots.Count + _machine.Profile.GeneratedSlots.Count, call.State.Keys.Keys.ToArray());
        return call.Refusal;
    }

    /// <summary><c>zkStoreForeignPubKey</c>: the key's slot, counted from 0 in a store of its own.</summary>
    public int StoreForeignPubKey(KeyType type, ReadOnlySpan<byte> publicKey)
    {
        using Call call = _machine.Change(ZymbitOperation.StoreForeignPubKey);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!Slots.HasCurve(_machine.Profile, type) || !PublicKey.TryImport(type, publicKey, out PublicKey? key))
        {
            return Errno.Invalid;
        }

        using (key)
        {
            int slot = Slots.FirstFree(call.State.ForeignKeys, new IntRange(0, _machine.Profile.ForeignSlots - 1));
            if (slot < 0)
            {
                return slot;
            }

            call.State.ForeignKeys.Add(slot, new KeyRecord { Curve = key.Curve, Origin = KeyOrigin.Foreign, PublicKey = key.Encoded.ToArray() });
            return call.Commit(slot);
        }
    }

    /// <summary><c>zkDisablePubKeyExport</c>: for good.</summary>
    public int DisablePubKeyExport(int slot, bool isForeign)
    {
        using Call call = _machine.Change(ZymbitOperation.DisablePubKeyExport);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (Slots.Find(call.State, slot, isForeign) is not { } key)
        {
            return Errno.NotFound;
        }

        key.IsExportDisabled = true;
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkExportPubKey</c>: 64 bytes, <c>x | y</c>, or 32 on Ed25519 and X25519.</summary>
    public int ExportPubKey(int slot, bool isForeign, out byte[] publicKey) => Export(ZymbitOperation.ExportPubKey, slot, isForeign, Raw, out publicKey);

    /// <summary><c>zkGetECDSAPubKey</c>: as <see cref="ExportPubKey"/>, from the key store.</summary>
    public int GetECDSAPubKey(int slot, out byte[] publicKey) => Export(ZymbitOperation.GetECDSAPubKey, slot, isForeign: false, Raw, out publicKey);

    /// <summary><c>zkExportPubKey2File</c>: in PEM.</summary>
    public int ExportPubKey2File(string path, int slot, bool isForeign)
    {
        int result = Export(ZymbitOperation.ExportPubKey2File, slot, isForeign, Pem, out byte[] pem);
        return result == NativeResult.Success ? HostFiles.Write(path, pem) : result;
    }

    /// <summary><c>zkSaveECDSAPubKey2File</c>: in PEM.</summary>
    public int SaveECDSAPubKey2File(string path, int slot)
    {
        int result = Export(ZymbitOperation.SaveECDSAPubKey2File, slot, isForeign: false, Pem, out byte[] pem);
        return result == NativeResult.Success ? HostFiles.Write(path, pem) : result;
    }

    private static byte[] Raw(PublicKey key) => key.Coordinates.ToArray();

    private static byte[] Pem(PublicKey key) => Encoding.ASCII.GetBytes(key.ToPem() + "\n");

    private int Export(ZymbitOperation operation, int slot, bool isForeign, Func<PublicKey, byte[]> form, out byte[] exported)
    {
        exported = [];
        bool crashesDaemon = slot > LargestHarmlessSlot
            && _machine.Profile.Has(Advisories.LargeSlotCrashesDaemon)
            && Advisories.LargeSlotCrashesDaemon.Operations.Contains(operation);
        using Call call = crashesDaemon ? _machine.Change(operation) : _machine.Ask(operation);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (crashesDaemon)
        {
            call.State.DaemonRuns = false;
            return call.Commit(Errno.NoDaemon);
        }

        if (Slots.Find(call.State, slot, isForeign) is not { } key)
        {
            return Errno.NotFound;
        }

        if (key.IsExportDisabled)
        {
            return Errno.Forbidden;
        }

        exported = form(key.Public);
        return NativeResult.Success;
    }
}
