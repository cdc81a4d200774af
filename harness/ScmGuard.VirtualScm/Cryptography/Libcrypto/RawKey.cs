using System;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace ScmGuard.VirtualScm.Cryptography.Libcrypto;

/// <summary>An EVP_PKEY of Ed25519 or X25519. libcrypto only reads it, so threads may share it, and zeroes it when freed.</summary>
internal sealed class RawKey : SafeHandleZeroOrMinusOneIsInvalid
{
    /// <summary>Length of a private key, of a public key and of a shared secret, in bytes.</summary>
    public const int Length = 32;

    private RawKey(nint handle)
        : base(ownsHandle: true) => SetHandle(handle);

    /// <summary>A private key, with the public key that follows from it.</summary>
    /// <param name="type"><see cref="NativeMethods.NidEd25519"/> or <see cref="NativeMethods.NidX25519"/>.</param>
    /// <param name="key">32 bytes.</param>
    /// <exception cref="CryptographicException">Another length.</exception>
    public static RawKey FromPrivate(int type, ReadOnlySpan<byte> key) =>
        new(NativeMethods.Check(
            NativeMethods.EVP_PKEY_new_raw_private_key(type, 0, key, (nuint)key.Length), nameof(NativeMethods.EVP_PKEY_new_raw_private_key)));

    /// <summary>A public key.</summary>
    /// <param name="type"><see cref="NativeMethods.NidEd25519"/> or <see cref="NativeMethods.NidX25519"/>.</param>
    /// <param name="key">32 bytes.</param>
    /// <exception cref="CryptographicException">Another length.</exception>
    public static RawKey FromPublic(int type, ReadOnlySpan<byte> key) =>
        new(NativeMethods.Check(
            NativeMethods.EVP_PKEY_new_raw_public_key(type, 0, key, (nuint)key.Length), nameof(NativeMethods.EVP_PKEY_new_raw_public_key)));

    /// <summary>Writes the 32 bytes of the private key.</summary>
    public void WritePrivate(Span<byte> destination)
    {
        nuint length = (nuint)destination.Length;
        NativeMethods.Check(NativeMethods.EVP_PKEY_get_raw_private_key(this, destination, ref length), nameof(NativeMethods.EVP_PKEY_get_raw_private_key));
    }

    /// <summary>Writes the 32 bytes of the public key.</summary>
    public void WritePublic(Span<byte> destination)
    {
        nuint length = (nuint)destination.Length;
        NativeMethods.Check(NativeMethods.EVP_PKEY_get_raw_public_key(this, destination, ref length), nameof(NativeMethods.EVP_PKEY_get_raw_public_key));
    }

    /// <summary>Ed25519: writes the 64 bytes of the signature.</summary>
    public void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
    {
        nint context = NativeMethods.Check(NativeMethods.EVP_MD_CTX_new(), nameof(NativeMethods.EVP_MD_CTX_new));
        try
        {
            nuint length = (nuint)signature.Length;
            NativeMethods.Check(NativeMethods.EVP_DigestSignInit(context, 0, 0, 0, this), nameof(NativeMethods.EVP_DigestSignInit));
            NativeMethods.Check(
                NativeMethods.EVP_DigestSign(context, signature, ref length, message, (nuint)message.Length), nameof(NativeMethods.EVP_DigestSign));
        }
        finally
        {
            NativeMethods.EVP_MD_CTX_free(context);
        }
    }

    /// <summary>Ed25519: whether the signature is this key's.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        nint context = NativeMethods.Check(NativeMethods.EVP_MD_CTX_new(), nameof(NativeMethods.EVP_MD_CTX_new));
        try
        {
            NativeMethods.Check(NativeMethods.EVP_DigestVerifyInit(context, 0, 0, 0, this), nameof(NativeMethods.EVP_DigestVerifyInit));
            return NativeMethods.Succeeded(
                NativeMethods.EVP_DigestVerify(context, signature, (nuint)signature.Length, message, (nuint)message.Length));
        }
        finally
        {
            NativeMethods.EVP_MD_CTX_free(context);
        }
    }

    /// <summary>X25519: writes the 32 bytes of the shared secret.</summary>
    /// <exception cref="CryptographicException">The peer's key has a small order: the secret would be zero.</exception>
    public void Agree(RawKey peer, Span<byte> sharedSecret)
    {
        nint context = NativeMethods.Check(NativeMethods.EVP_PKEY_CTX_new(this, 0), nameof(NativeMethods.EVP_PKEY_CTX_new));
        try
        {
            nuint length = (nuint)sharedSecret.Length;
            NativeMethods.Check(NativeMethods.EVP_PKEY_derive_init(context), nameof(NativeMethods.EVP_PKEY_derive_init));
            NativeMethods.Check(NativeMethods.EVP_PKEY_derive_set_peer(context, peer), nameof(NativeMethods.EVP_PKEY_derive_set_peer));
            NativeMethods.Check(NativeMethods.EVP_PKEY_derive(context, sharedSecret, ref length), nameof(NativeMethods.EVP_PKEY_derive));
        }
        finally
        {
            NativeMethods.EVP_PKEY_CTX_free(context);
        }
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        NativeMethods.EVP_PKEY_free(handle);
        return true;
    }
}
