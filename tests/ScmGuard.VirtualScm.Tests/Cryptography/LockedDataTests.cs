using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;
using ScmGuard.VirtualScm.Cryptography;

namespace ScmGuard.VirtualScm.Tests.Cryptography;

public sealed class LockedDataTests
{
    private static readonly byte[] _unitKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void What_was_locked_unlocks_and_not_after_one_bit_changed() => Properties.ForAll(
        from length in Gen.Choose(0, 100)
        from plain in Properties.Bytes(length)
        from seed in Properties.Bytes(8)
        from bit in Gen.Choose(0, (length + LockedData.Overhead) * 8 - 1)
        select (plain, seed, bit),
        sample =>
        {
            byte[] locked = LockedData.Lock(_unitKey, "one way"u8, sample.plain, new SeededRandom(sample.seed));
            Assert.True(LockedData.TryUnlock(_unitKey, "one way"u8, locked, out Secret<byte>? plain));
            Assert.Equal(sample.plain, plain.Span);
            Assert.Equal(sample.plain.Length + LockedData.Overhead, locked.Length);

            locked[sample.bit / 8] ^= (byte)(1 << (sample.bit % 8));
            Assert.False(LockedData.TryUnlock(_unitKey, "one way"u8, locked, out plain));
            Assert.Null(plain);
        },
        times: 300);

    [Fact]
    public void Neither_another_unit_nor_another_purpose_unlocks()
    {
        byte[] locked = LockedData.Lock(_unitKey, "one way"u8, [1, 2, 3], new SeededRandom([]));

        Assert.False(LockedData.TryUnlock([.. _unitKey.Reverse()], "one way"u8, locked, out _));
        Assert.False(LockedData.TryUnlock(_unitKey, "shared"u8, locked, out _));
        Assert.True(LockedData.TryUnlock(_unitKey, "one way"u8, locked, out _));
    }

    [Fact]
    public void Nothing_shorter_or_longer_unlocks()
    {
        byte[] locked = LockedData.Lock(_unitKey, [], [1, 2, 3], new SeededRandom([]));
        for (int length = 0; length < locked.Length; length++)
        {
            Assert.False(LockedData.TryUnlock(_unitKey, [], locked.AsSpan(0, length), out _));
        }

        Assert.False(LockedData.TryUnlock(_unitKey, [], [.. locked, 0], out _));
    }

    [Fact]
    public void The_same_data_locked_again_looks_different_and_nowhere_shows_the_data()
    {
        SeededRandom random = new([]);
        byte[] plain = [.. Enumerable.Repeat((byte)0x5A, 64)];
        HashSet<string> blocks = [];
        for (int i = 0; i < 10; i++)
        {
            byte[] locked = LockedData.Lock(_unitKey, [], plain, random);
            Assert.True(blocks.Add(Convert.ToHexString(locked.AsSpan(1, 16))));
            Assert.True(blocks.Add(Convert.ToHexString(locked.AsSpan(40, 16))));
            Assert.Equal(-1, locked.AsSpan().IndexOf(plain.AsSpan(0, 4)));
        }
    }
}
