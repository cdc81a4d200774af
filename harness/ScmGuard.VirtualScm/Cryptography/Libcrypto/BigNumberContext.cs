using System;

namespace ScmGuard.VirtualScm.Cryptography.Libcrypto;

/// <summary>Scratch space for modular arithmetic.</summary>
internal readonly ref struct BigNumberContext() : IDisposable
{
    private readonly nint _handle = NativeMethods.Check(NativeMethods.BN_CTX_new(), nameof(NativeMethods.BN_CTX_new));

    /// <summary>The inverse of <paramref name="number"/>.</summary>
    public BigNumber Invert(BigNumber number, BigNumber modulus) =>
        new(NativeMethods.Check(NativeMethods.BN_mod_inverse(0, number.Handle, modulus.Handle, _handle), nameof(NativeMethods.BN_mod_inverse)));

    /// <summary>Replaces <paramref name="number"/> by its product with <paramref name="factor"/>.</summary>
    public void Multiply(BigNumber number, BigNumber factor, BigNumber modulus) =>
        NativeMethods.Check(
            NativeMethods.BN_mod_mul(number.Handle, number.Handle, factor.Handle, modulus.Handle, _handle), nameof(NativeMethods.BN_mod_mul));

    public void Dispose() => NativeMethods.BN_CTX_free(_handle);
}
