using System;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>Key agreement.</summary>
internal static unsafe class AgreementExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkDoRawECDH")]
    public static int DoRawECDH(nint context, int slot, byte* peer, int peerLength, byte** secret) =>
        !Output.TryClear(secret) || !Input.IsBuffer(peer, peerLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(unit.Agreement.DoRawECDH(slot, new ReadOnlySpan<byte>(peer, peerLength), out byte[] agreed), agreed, secret));

    [UnmanagedCallersOnly(EntryPoint = "zkDoRawECDHWithIntPeerPubkey")]
    public static int DoRawECDHWithIntPeerPubkey(nint context, int slot, int peerSlot, byte isPeerForeign, byte** secret) => !Output.TryClear(secret)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.Agreement.DoRawECDHWithIntPeerPubkey(slot, peerSlot, isPeerForeign != 0, out byte[] agreed), agreed, secret));

    [UnmanagedCallersOnly(EntryPoint = "zkDoECDHAndKDF")]
    public static int DoECDHAndKDF(
        nint context, int kdf, int slot, byte* peer, int peerLength, byte* salt, int saltLength, byte* info, int infoLength, int iterations, int derivedLength, byte** derived) =>
        !Output.TryClear(derived) || !Input.IsBuffer(peer, peerLength) || !Input.IsOptionalBuffer(salt, saltLength) || !Input.IsOptionalBuffer(info, infoLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(
                unit.Agreement.DoECDHAndKDF(
                    (EcdhKdf)kdf,
                    slot,
                    new ReadOnlySpan<byte>(peer, peerLength),
                    new ReadOnlySpan<byte>(salt, saltLength),
                    new ReadOnlySpan<byte>(info, infoLength),
                    iterations,
                    derivedLength,
                    out byte[] key),
                key,
                derived));

    [UnmanagedCallersOnly(EntryPoint = "zkDoECDHAndKDFWithIntPeerPubkey")]
    public static int DoECDHAndKDFWithIntPeerPubkey(
        nint context, int kdf, int slot, int peerSlot, byte isPeerForeign, byte* salt, int saltLength, byte* info, int infoLength, int iterations, int derivedLength, byte** derived) =>
        !Output.TryClear(derived) || !Input.IsOptionalBuffer(salt, saltLength) || !Input.IsOptionalBuffer(info, infoLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(
                unit.Agreement.DoECDHAndKDFWithIntPeerPubkey(
                    (EcdhKdf)kdf,
                    slot,
                    peerSlot,
                    isPeerForeign != 0,
                    new ReadOnlySpan<byte>(salt, saltLength),
                    new ReadOnlySpan<byte>(info, infoLength),
                    iterations,
                    derivedLength,
                    out byte[] key),
                key,
                derived));
}
