using System;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm.Tests.Cryptography;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_output_follows_from_the_seed_however_it_is_drawn()
    {
        byte[] atOnce = new byte[100];
        new SeededRandom("seed"u8).GetBytes(atOnce);
        SeededRandom random = new("seed"u8);
        byte[] inParts = [.. Enumerable.Range(1, 13).SelectMany(length =>
        {
            byte[] part = new byte[length];
            random.GetBytes(part);
            return part;
        })];

        Assert.Equal(atOnce.AsSpan(0, 91), inParts.AsSpan(0, 91));
    }

    [Fact]
    public void Another_seed_gives_another_key_and_the_same_seed_the_same()
    {
        using KeyPair first = KeyPair.Generate(KeyType.Secp256R1, new SeededRandom("1"u8));
        using KeyPair same = KeyPair.Generate(KeyType.Secp256R1, new SeededRandom("1"u8));
        using KeyPair other = KeyPair.Generate(KeyType.Secp256R1, new SeededRandom("2"u8));

        Assert.Equal(first.PublicKey, same.PublicKey);
        Assert.NotEqual(first.PublicKey, other.PublicKey);
    }

    [Fact]
    public void No_block_comes_twice()
    {
        byte[] bytes = new byte[32 * 1000];
        new SeededRandom([]).GetBytes(bytes);

        Assert.Equal(1000, bytes.Chunk(32).Select(Convert.ToHexString).Distinct().Count());
    }
}
