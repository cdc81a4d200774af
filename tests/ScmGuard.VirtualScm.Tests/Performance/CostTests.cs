using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.Performance;

/// <summary>What an operation costs. Times are the best of several rounds, since the machine may be busy.</summary>
public sealed class CostTests
{
    [Fact]
    public void A_signature_on_P256_costs_at_most_twice_that_of_the_bare_platform()
    {
        string directory = Directory.CreateTempSubdirectory("cost-").FullName;
        try
        {
            using VirtualUnit unit = VirtualUnit.Open(directory, UnitProfile.ScmA1);
            using ECDsa bare = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            byte[] signature = new byte[64];
            double ratio = double.MaxValue;
            for (int round = 0; round < 12 && ratio > 2; round++)
            {
                double platform = Time(() => bare.SignHash(Bench.Digest, signature));
                double virtualUnit = Time(() => unit.Signatures.GenECDSASigFromDigest(Bench.Digest, 0, out _));
                ratio = Math.Min(ratio, virtualUnit / platform);
            }

            Assert.InRange(ratio, 0, 2);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

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

    private static double Time(Action sign)
    {
        const int Times = 300;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Times; i++)
        {
            sign();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Times;
    }
}
