using System;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm;

/// <summary>Signing and verifying. A digest has 32 bytes; Ed25519 signs them as a message.</summary>
public sealed class SignatureOperations
{
    private readonly UnitMachine _machine;

    internal SignatureOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkGenECDSASigFromDigest</c>: 64 bytes, <c>r | s</c>.</summary>
    public int GenECDSASigFromDigest(ReadOnlySpan<byte> digest, int slot, out byte[] signature)
    {
        signature = [];
        using Call call = _machine.Ask(ZymbitOperation.GenECDSASigFromDigest);
        int result = Signer(call, digest, slot, out KeyPair? pair);
        if (pair is not null)
        {
            signature = new byte[PublicKey.SignatureLength];
            pair.Sign(digest, signature);
        }

        return result;
    }

    /// <summary><c>zkGenECDSASigFromDigestWithRecID</c>: on P-256 and secp256k1 only.</summary>
    public int GenECDSASigFromDigestWithRecID(ReadOnlySpan<byte> digest, int slot, out byte[] signature, out byte recoveryId)
    {
        signature = [];
        recoveryId = 0;
        using Call call = _machine.Ask(ZymbitOperation.GenECDSASigFromDigestWithRecID);
        int result = Signer(call, digest, slot, out KeyPair? pair);
        if (pair is null)
        {
            return result;
        }

        if (!pair.Curve.IsWeierstrass)
        {
            return Errno.NotSupported;
        }

        signature = new byte[PublicKey.SignatureLength];
        recoveryId = pair.SignRecoverably(digest, signature);
        return result;
    }

    /// <summary><c>zkVerifyECDSASigFromDigest</c>: 1 if the signature is valid, 0 if it is NOT.</summary>
    public int VerifyECDSASigFromDigest(ReadOnlySpan<byte> digest, int slot, ReadOnlySpan<byte> signature) =>
        Verify(ZymbitOperation.VerifyECDSASigFromDigest, digest, slot, isForeign: false, signature);

    /// <summary><c>zkVerifyECDSASigFromDigestWithForeignKeySlot</c>: 1 if the signature is valid, 0 if it is NOT.</summary>
    public int VerifyECDSASigFromDigestWithForeignKeySlot(ReadOnlySpan<byte> digest, int slot, ReadOnlySpan<byte> signature) =>
        Verify(ZymbitOperation.VerifyECDSASigFromDigestWithForeignKeySlot, digest, slot, isForeign: true, signature);

    private static int Signer(Call call, ReadOnlySpan<byte> digest, int slot, out KeyPair? pair)
    {
        pair = null;
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (digest.Length != ApiLimits.DigestBytes)
        {
            return Errno.Invalid;
        }

        // The ephemeral key takes part in key agreement only.
        if (!call.State.Keys.TryGetValue(slot, out KeyRecord? key))
        {
            return Errno.NotFound;
        }

        if (!key.Curve.CanSign() || key.Pair is null)
        {
            return Errno.NotSupported;
        }

        pair = key.Pair;
        return NativeResult.Success;
    }

    private int Verify(ZymbitOperation operation, ReadOnlySpan<byte> digest, int slot, bool isForeign, ReadOnlySpan<byte> signature)
    {
        using Call call = _machine.Ask(operation);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (digest.Length != ApiLimits.DigestBytes)
        {
            return Errno.Invalid;
        }

        if (slot == KeySlots.Ephemeral || Slots.Find(call.State, slot, isForeign) is not { } key)
        {
            return Errno.NotFound;
        }

        if (!key.Curve.CanSign())
        {
            return Errno.NotSupported;
        }

        return key.Public.Verify(digest, signature) ? NativeResult.Valid : NativeResult.Invalid;
    }
}
