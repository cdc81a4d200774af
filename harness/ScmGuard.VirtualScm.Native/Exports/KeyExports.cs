using System;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>The key store and the foreign key store.</summary>
internal static unsafe class KeyExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkSaveECDSAPubKey2File")]
    public static int SaveECDSAPubKey2File(nint context, byte* path, int slot) => path is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Keys.SaveECDSAPubKey2File(Input.Path(path), slot));

    [UnmanagedCallersOnly(EntryPoint = "zkExportPubKey2File")]
    public static int ExportPubKey2File(nint context, byte* path, int slot, byte isForeign) => path is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Keys.ExportPubKey2File(Input.Path(path), slot, isForeign != 0));

    [UnmanagedCallersOnly(EntryPoint = "zkGetECDSAPubKey")]
    public static int GetECDSAPubKey(nint context, byte** publicKey, int* publicKeyLength, int slot) => !Output.TryClear(publicKey, publicKeyLength)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.Keys.GetECDSAPubKey(slot, out byte[] key), key, publicKey, publicKeyLength));

    [UnmanagedCallersOnly(EntryPoint = "zkExportPubKey")]
    public static int ExportPubKey(nint context, byte** publicKey, int* publicKeyLength, int slot, byte isForeign) => !Output.TryClear(publicKey, publicKeyLength)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.Keys.ExportPubKey(slot, isForeign != 0, out byte[] key), key, publicKey, publicKeyLength));

    [UnmanagedCallersOnly(EntryPoint = "zkGetAllocSlotsList")]
    public static int GetAllocSlotsList(nint context, byte isForeign, int* maximum, int** slots, int* slotCount) =>
        !Output.TryClear(slots, slotCount) || maximum is null
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(unit.Keys.GetAllocSlotsList(isForeign != 0, out *maximum, out int[] taken), taken, slots, slotCount));

    [UnmanagedCallersOnly(EntryPoint = "zkStoreForeignPubKey")]
    public static int StoreForeignPubKey(nint context, int type, byte* publicKey, int publicKeyLength) => !Input.IsBuffer(publicKey, publicKeyLength)
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Keys.StoreForeignPubKey((KeyType)type, new ReadOnlySpan<byte>(publicKey, publicKeyLength)));

    [UnmanagedCallersOnly(EntryPoint = "zkDisablePubKeyExport")]
    public static int DisablePubKeyExport(nint context, int slot, byte isForeign) =>
        Boundary.Call(context, unit => unit.Keys.DisablePubKeyExport(slot, isForeign != 0));

    [UnmanagedCallersOnly(EntryPoint = "zkGenKeyPair")]
    public static int GenKeyPair(nint context, int type) => Boundary.Call(context, unit => unit.Keys.GenKeyPair((KeyType)type));

    [UnmanagedCallersOnly(EntryPoint = "zkGenEphemeralKeyPair")]
    public static int GenEphemeralKeyPair(nint context, int type) => Boundary.Call(context, unit => unit.Keys.GenEphemeralKeyPair((KeyType)type));

    [UnmanagedCallersOnly(EntryPoint = "zkInvalidateEphemeralKey")]
    public static int InvalidateEphemeralKey(nint context) => Boundary.Call(context, unit => unit.Keys.InvalidateEphemeralKey());

    [UnmanagedCallersOnly(EntryPoint = "zkRemoveKey")]
    public static int RemoveKey(nint context, int slot, byte isForeign) => Boundary.Call(context, unit => unit.Keys.RemoveKey(slot, isForeign != 0));
}
