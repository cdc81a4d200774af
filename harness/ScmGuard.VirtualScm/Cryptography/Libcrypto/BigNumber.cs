using System;

namespace ScmGuard.VirtualScm.Cryptography.Libcrypto;

/// <summary>A BIGNUM for the length of one calculation; its memory is zeroed when freed.</summary>
internal readonly ref struct BigNumber(nint handle) : IDisposable
{
    public BigNumber(ReadOnlySpan<byte> bigEndian)
        : this(NativeMethods.Check(NativeMethods.BN_bin2bn(bigEndian, bigEndian.Length, 0), nameof(NativeMethods.BN_bin2bn)))
    {
    }

    public nint Handle { get; } = handle;

    public void Dispose() => NativeMethods.BN_clear_free(Handle);
}
