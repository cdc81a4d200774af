using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ScmGuard.VirtualScm.Cryptography.Wallets;

/// <summary>
/// The HMAC-SHA-512 chain behind BIP-0032 and SLIP-0010: 64 bytes, of which the left half makes the key and the right half is the chain code.
/// </summary>
internal static class ChildHash
{
    public const int HalfLength = 32;
    public const int Length = 2 * HalfLength;

    private const int DataLength = 33 + sizeof(uint);

    /// <summary>Hashes what stands for the parent: <c>00 | private key</c> for a hardened child, the compressed public key for a normal one.</summary>
    public static void Compute(ReadOnlySpan<byte> chainCode, ReadOnlySpan<byte> parent, ChildIndex index, Span<byte> hash)
    {
        Span<byte> data = stackalloc byte[DataLength];
        parent.CopyTo(data);
        BinaryPrimitives.WriteUInt32BigEndian(data[parent.Length..], index.Value);
        HMACSHA512.HashData(chainCode, data, hash);
        CryptographicOperations.ZeroMemory(data);
    }

    /// <summary>SLIP-0010's second try, when the left half gave no valid key. BIP-0032 would have the caller take the next index.</summary>
    public static void ComputeAgain(ReadOnlySpan<byte> chainCode, ChildIndex index, Span<byte> hash)
    {
        Span<byte> data = stackalloc byte[1 + HalfLength];
        data[0] = 1;
        hash[HalfLength..].CopyTo(data[1..]);
        Compute(chainCode, data, index, hash);
    }
}
