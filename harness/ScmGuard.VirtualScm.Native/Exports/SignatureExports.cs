using System;
using System.Runtime.InteropServices;

namespace ScmGuard.VirtualScm.Native;

/// <summary>Signing and verifying.</summary>
internal static unsafe class SignatureExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkGenECDSASigFromDigest")]
    public static int GenECDSASigFromDigest(nint context, byte* digest, int slot, byte** signature, int* signatureLength) =>
        !Output.TryClear(signature, signatureLength) || digest is null
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(
                unit.Signatures.GenECDSASigFromDigest(Input.Digest(digest), slot, out byte[] made), made, signature, signatureLength));

    [UnmanagedCallersOnly(EntryPoint = "zkGenECDSASigFromDigestWithRecID")]
    public static int GenECDSASigFromDigestWithRecID(nint context, byte* digest, int slot, byte** signature, int* signatureLength, byte* recoveryId) =>
        !Output.TryClear(signature, signatureLength) || digest is null || recoveryId is null
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(
                unit.Signatures.GenECDSASigFromDigestWithRecID(Input.Digest(digest), slot, out byte[] made, out *recoveryId), made, signature, signatureLength));

    [UnmanagedCallersOnly(EntryPoint = "zkVerifyECDSASigFromDigest")]
    public static int VerifyECDSASigFromDigest(nint context, byte* digest, int slot, byte* signature, int signatureLength) =>
        digest is null || !Input.IsBuffer(signature, signatureLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => unit.Signatures.VerifyECDSASigFromDigest(Input.Digest(digest), slot, new ReadOnlySpan<byte>(signature, signatureLength)));

    [UnmanagedCallersOnly(EntryPoint = "zkVerifyECDSASigFromDigestWithForeignKeySlot")]
    public static int VerifyECDSASigFromDigestWithForeignKeySlot(nint context, byte* digest, int slot, byte* signature, int signatureLength) =>
        digest is null || !Input.IsBuffer(signature, signatureLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => unit.Signatures.VerifyECDSASigFromDigestWithForeignKeySlot(
                Input.Digest(digest), slot, new ReadOnlySpan<byte>(signature, signatureLength)));
}
