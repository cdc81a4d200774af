using System;

namespace ScmGuard.Zymkey;

/// <summary>A key that goes into the making of a wallet's master seed. A wallet made with one is restored only with the same one.</summary>
/// <remarks>Source: C API Documentation; Digital Wallet tutorials.</remarks>
public sealed class MasterGeneratorKey : Secret
{
    /// <summary>A copy of a key; the original stays with the caller, who zeroes it.</summary>
    /// <param name="key">The key: at least one byte. No page names a limit.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    public MasterGeneratorKey(ReadOnlySpan<byte> key)
        : base(key)
    {
        if (key.IsEmpty)
        {
            throw new ArgumentException("A master generator key has at least one byte. A wallet without one is made by passing none.", nameof(key));
        }
    }
}
