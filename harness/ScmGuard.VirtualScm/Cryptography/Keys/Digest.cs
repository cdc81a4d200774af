using System;

namespace ScmGuard.VirtualScm.Cryptography.Keys;

/// <summary>What a unit signs.</summary>
internal static class Digest
{
    /// <summary>Bytes.</summary>
    public const int Length = 32;

    /// <summary>Passes a digest on.</summary>
    /// <exception cref="ArgumentException">Another length than 32 bytes.</exception>
    public static void Require(ReadOnlySpan<byte> digest)
    {
        if (digest.Length != Length)
        {
            throw new ArgumentException($"A digest has {Length} bytes, not {digest.Length}.", nameof(digest));
        }
    }
}
