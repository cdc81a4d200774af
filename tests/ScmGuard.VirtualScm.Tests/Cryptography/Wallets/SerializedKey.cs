using System;
using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Wallets;

/// <summary>An extended key as BIP-0032 prints it (<c>xprv...</c>, <c>xpub...</c>). No unit gives this text out, so only the tests read it.</summary>
internal sealed record SerializedKey(bool IsPrivate, int Depth, uint Index, byte[] ChainCode, byte[] KeyData)
{
    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const uint PrivateVersion = 0x0488ADE4;
    private const uint PublicVersion = 0x0488B21E;

    /// <summary>The 32 bytes of a private key.</summary>
    public byte[] PrivateKey => KeyData[1..];

    public static SerializedKey Parse(string text)
    {
        BigInteger number = BigInteger.Zero;
        foreach (char digit in text)
        {
            number = number * Alphabet.Length + Alphabet.IndexOf(digit);
        }

        byte[] bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] payload = [.. new byte[82 - bytes.Length], .. bytes.AsSpan(0, bytes.Length - 4)];
        Assert.Equal(SHA256.HashData(SHA256.HashData(payload)).AsSpan(0, 4), bytes.AsSpan(bytes.Length - 4));
        uint version = BinaryPrimitives.ReadUInt32BigEndian(payload);
        Assert.Contains(version, (uint[])[PrivateVersion, PublicVersion]);
        return new SerializedKey(
            version == PrivateVersion, payload[4], BinaryPrimitives.ReadUInt32BigEndian(payload.AsSpan(9)), payload[13..45], payload[45..]);
    }
}
