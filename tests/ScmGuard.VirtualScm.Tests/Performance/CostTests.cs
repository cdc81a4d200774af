using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.Performance;

/// <summary>What operations leave behind. What they cost in time is measured by tests/ScmGuard.Benchmarks.</summary>
[Collection(typeof(Alone))]
public sealed class CostTests
{
    [Fact]
    public void Ten_thousand_slot_operations_leave_neither_memory_nor_state_behind()
    {
        MemoryFiles files = new();
        using Bench bench = new(files: files);
        Cycle(bench, 500);
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        int state = files.Read()!.Value.Content.Length;
        Cycle(bench, 2500);

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 512 * 1024);
        Assert.InRange(files.Read()!.Value.Content.Length - state, int.MinValue, 16);
    }

    // Four operations each.
    private static void Cycle(Bench bench, int times)
    {
        foreach (int i in Enumerable.Range(0, times))
        {
            int slot = bench.Unit.Keys.GenKeyPair((KeyType)(i % 3));
            Assert.True(bench.Signs(slot));
            Assert.Equal(0, bench.Unit.LedDrive.LEDFlash(1, 1, 1));
            Assert.Equal(0, bench.Unit.Keys.RemoveKey(slot, isForeign: false));
        }
    }
}
