using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm;

/// <summary>Key agreement (ECDH), raw or with a key derived from the secret. Slot -1 is the ephemeral key.</summary>
public sealed class AgreementOperations
{
    private readonly UnitMachine _machine;

    internal AgreementOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkDoRawECDH</c>: 32 bytes.</summary>
    public int DoRawECDH(int slot, ReadOnlySpan<byte> peer, out byte[] secret)
    {
        secret = [];
        using Call call = _machine.Ask(ZymbitOperation.DoRawECDH);
        int result = WithBytes(call, slot, peer, out byte[]? agreed);
        secret = agreed ?? [];
        return result;
    }

    /// <summary><c>zkDoRawECDHWithIntPeerPubkey</c>: 32 bytes.</summary>
    public int DoRawECDHWithIntPeerPubkey(int slot, int peerSlot, bool peerIsForeign, out byte[] secret)
    {
        using Call call = _machine.Ask(ZymbitOperation.DoRawECDHWithIntPeerPubkey);
        int result = WithSlot(call, slot, peerSlot, peerIsForeign, out byte[]? agreed);
        secret = agreed ?? [];
        return result;
    }

    /// <summary><c>zkDoECDHAndKDF</c>.</summary>
    /// <param name="kdf">The derivation.</param>
    /// <param name="slot">The own key.</param>
    /// <param name="peer">The peer's public key.</param>
    /// <param name="salt">Up to 128 bytes.</param>
    /// <param name="info">Up to 128 bytes; PBKDF2 ignores it.</param>
    /// <param name="iterations">At least 1 for PBKDF2; RFC 5869 ignores it.</param>
    /// <param name="derivedSize">At least 1, and below the limit of RFC 5869.</param>
    /// <param name="derived">The derived key.</param>
    public int DoECDHAndKDF(
        EcdhKdf kdf, int slot, ReadOnlySpan<byte> peer, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, int derivedSize, out byte[] derived)
    {
        derived = [];
        using Call call = _machine.Ask(ZymbitOperation.DoECDHAndKDF);
        int result = call.Refusal != 0 ? call.Refusal : CheckDerivation(kdf, salt, info, iterations, derivedSize);
        if (result != 0)
        {
            return result;
        }

        result = WithBytes(call, slot, peer, out byte[]? agreed);
        if (agreed is not null)
        {
            derived = Derive(kdf, agreed, salt, info, iterations, derivedSize);
        }

        return result;
    }

    /// <summary><c>zkDoECDHAndKDFWithIntPeerPubkey</c>: as <see cref="DoECDHAndKDF"/>, with a peer whose key is in the unit.</summary>
    public int DoECDHAndKDFWithIntPeerPubkey(
        EcdhKdf kdf, int slot, int peerSlot, bool peerIsForeign, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, int derivedSize, out byte[] derived)
    {
        derived = [];
        using Call call = _machine.Ask(ZymbitOperation.DoECDHAndKDFWithIntPeerPubkey);
        int result = call.Refusal != 0 ? call.Refusal : CheckDerivation(kdf, salt, info, iterations, derivedSize);
        if (result != 0)
        {
            return result;
        }

        result = WithSlot(call, slot, peerSlot, peerIsForeign, out byte[]? agreed);
        if (agreed is not null)
        {
            derived = Derive(kdf, agreed, salt, info, iterations, derivedSize);
        }

        return result;
    }

    private static int WithBytes(Call call, int slot, ReadOnlySpan<byte> peer, out byte[]? secret)
    {
        secret = null;
        int result = Own(call, slot, out KeyPair? own);
        if (own is null)
        {
            return result;
        }

        if (!PublicKey.TryImport(own.Curve, peer, out PublicKey? key))
        {
            return Errno.Invalid;
        }

        using (key)
        {
            return Agree(own, key, out secret);
        }
    }

    private static int WithSlot(Call call, int slot, int peerSlot, bool peerIsForeign, out byte[]? secret)
    {
        secret = null;
        int result = Own(call, slot, out KeyPair? own);
        if (own is null)
        {
            return result;
        }

        return Slots.Find(call.State, peerSlot, peerIsForeign) is { } peer ? Agree(own, peer.Public, out secret) : Errno.NotFound;
    }

    private static int Own(Call call, int slot, out KeyPair? own)
    {
        own = null;
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (Slots.Find(call.State, slot, isForeign: false) is not { } key)
        {
            return Errno.NotFound;
        }

        if (!key.Curve.CanAgree || key.Pair is null)
        {
            return Errno.NotSupported;
        }

        own = key.Pair;
        return NativeResult.Success;
    }

    private static int Agree(KeyPair own, PublicKey peer, out byte[]? secret)
    {
        secret = null;
        if (peer.Curve != own.Curve)
        {
            return Errno.Invalid;
        }

        byte[] agreed = new byte[KeyPair.SharedSecretLength];
        try
        {
            own.Agree(peer, agreed);
        }
        catch (CryptographicException)
        {
            // A point of small order on X25519.
            return Errno.Invalid;
        }

        secret = agreed;
        return NativeResult.Success;
    }

    private static int CheckDerivation(EcdhKdf kdf, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, int derivedSize)
    {
        int ceiling = kdf switch
        {
            EcdhKdf.Rfc5869Sha256 => ApiLimits.DerivedBytesCeilingSha256,
            EcdhKdf.Rfc5869Sha512 => ApiLimits.DerivedBytesCeilingSha512,
            _ => int.MaxValue,
        };
        bool isPbkdf2 = kdf is EcdhKdf.Pbkdf2Sha256 or EcdhKdf.Pbkdf2Sha512;
        return kdf is >= EcdhKdf.Rfc5869Sha256 and <= EcdhKdf.Pbkdf2Sha512
            && salt.Length <= ApiLimits.SaltBytesMaximum
            && info.Length <= ApiLimits.InfoBytesMaximum
            && derivedSize > 0
            && derivedSize < ceiling
            && (!isPbkdf2 || iterations > 0)
                ? NativeResult.Success
                : Errno.Invalid;
    }

    private static byte[] Derive(EcdhKdf kdf, byte[] secret, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, int derivedSize)
    {
        byte[] derived = new byte[derivedSize];
        KeyDerivation.Derive(kdf, secret, salt, info, iterations, derived);
        CryptographicOperations.ZeroMemory(secret);
        return derived;
    }
}
