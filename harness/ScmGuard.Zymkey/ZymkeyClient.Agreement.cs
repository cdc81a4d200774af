using System;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

public sealed unsafe partial class ZymkeyClient
{
    /// <inheritdoc />
    public void AgreeOnSecret(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, Span<byte> secret)
    {
        var number = slot.Number;
        Require.Peer(peerPublicKey);
        Require.RawSecret(secret);
        byte* agreed = null;
        fixed (byte* peer = peerPublicKey)
        {
            lock (_gate)
            {
                Returned.Success(Id.DoRawECDH, ZkAppUtils.zkDoRawECDH(Context, number, peer, peerPublicKey.Length, ref agreed));
            }
        }

        NativeOutput.TakeBytes(Id.DoRawECDH, agreed, secret);
    }

    /// <inheritdoc />
    public void AgreeOnSecret(KeySlot slot, PublicKeySlot peerSlot, Span<byte> secret)
    {
        var (number, peer) = (slot.Number, peerSlot.Number);
        Require.RawSecret(secret);
        byte* agreed = null;
        lock (_gate)
        {
            Returned.Success(Id.DoRawECDHWithIntPeerPubkey, ZkAppUtils.zkDoRawECDHWithIntPeerPubkey(Context, number, peer, peerSlot.IsForeign, ref agreed));
        }

        NativeOutput.TakeBytes(Id.DoRawECDHWithIntPeerPubkey, agreed, secret);
    }

    /// <inheritdoc />
    public void AgreeOnKey(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, HkdfHash hash, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> secret)
    {
        Require.Hkdf(hash, info, secret);
        Agree(slot, peerPublicKey, (EcdhKdf)hash, salt, info, Require.UnusedIterations, secret);
    }

    /// <inheritdoc />
    public void AgreeOnKey(KeySlot slot, PublicKeySlot peerSlot, HkdfHash hash, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> secret)
    {
        Require.Hkdf(hash, info, secret);
        Agree(slot, peerSlot, (EcdhKdf)hash, salt, info, Require.UnusedIterations, secret);
    }

    /// <inheritdoc />
    public void AgreeOnKey(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, Pbkdf2Hash hash, ReadOnlySpan<byte> salt, int iterations, Span<byte> secret)
    {
        Require.Pbkdf2(hash, iterations);
        Agree(slot, peerPublicKey, (EcdhKdf)hash, salt, info: [], iterations, secret);
    }

    /// <inheritdoc />
    public void AgreeOnKey(KeySlot slot, PublicKeySlot peerSlot, Pbkdf2Hash hash, ReadOnlySpan<byte> salt, int iterations, Span<byte> secret)
    {
        Require.Pbkdf2(hash, iterations);
        Agree(slot, peerSlot, (EcdhKdf)hash, salt, info: [], iterations, secret);
    }

    private void Agree(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, EcdhKdf kdf, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, Span<byte> secret)
    {
        var number = slot.Number;
        Require.Peer(peerPublicKey);
        Require.Derivation(salt, secret);
        byte* derived = null;
        fixed (byte* peer = peerPublicKey, salted = NativeInput.NotNull(salt), informed = NativeInput.NotNull(info))
        {
            lock (_gate)
            {
                Returned.Success(Id.DoECDHAndKDF, ZkAppUtils.zkDoECDHAndKDF(
                    Context, kdf, number, peer, peerPublicKey.Length, salted, salt.Length, informed, info.Length, iterations, secret.Length, ref derived));
            }
        }

        NativeOutput.TakeBytes(Id.DoECDHAndKDF, derived, secret);
    }

    private void Agree(KeySlot slot, PublicKeySlot peerSlot, EcdhKdf kdf, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int iterations, Span<byte> secret)
    {
        var (number, peer) = (slot.Number, peerSlot.Number);
        Require.Derivation(salt, secret);
        byte* derived = null;
        fixed (byte* salted = NativeInput.NotNull(salt), informed = NativeInput.NotNull(info))
        {
            lock (_gate)
            {
                Returned.Success(Id.DoECDHAndKDFWithIntPeerPubkey, ZkAppUtils.zkDoECDHAndKDFWithIntPeerPubkey(
                    Context, kdf, number, peer, peerSlot.IsForeign, salted, salt.Length, informed, info.Length, iterations, secret.Length, ref derived));
            }
        }

        NativeOutput.TakeBytes(Id.DoECDHAndKDFWithIntPeerPubkey, derived, secret);
    }
}
