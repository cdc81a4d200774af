using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Harness.Led;

namespace ScmGuard.Harness.Tests.Led.Capture;

/// <summary>Records as the kernel writes them, by the offsets of linux/gpio.h.</summary>
internal static class Records
{
    public static byte[] Of(params IEnumerable<LineEvent> events) => [.. events.SelectMany(seen => Of(seen.Nanoseconds, seen.IsOn ? 1u : 2u, seen.Sequence))];

    public static byte[] Of(long nanoseconds, uint id, uint sequence)
    {
        byte[] record = new byte[48];
        BinaryPrimitives.WriteInt64LittleEndian(record, nanoseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), id);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12), 23);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(16), sequence + 1000);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(20), sequence);

        // The kernel's padding is zero today, and may not be tomorrow.
        record.AsSpan(24).Fill(0xA5);
        return record;
    }

    /// <summary>Edges that alternate, beginning with one to on.</summary>
    public static LineEvent[] Alternating(int count, long first = 1_000_000, long distance = 100_000_000) =>
        [.. Enumerable.Range(0, count).Select(i => new LineEvent(first + i * distance, i % 2 == 0, (uint)i + 1))];
}
