using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;

namespace ScmGuard.Benchmarks;

/// <summary>Holds the virtual unit against its limits: a signature, memory, and the start of its library.</summary>
internal static class VirtualGate
{
    private const double AllowedRatio = 2;
    private const int Rounds = 21;
    private const int SignaturesPerRound = 20;

    private const int SlotOperations = 10_000;
    private const int OperationsPerCycle = 4;
    private const int AllowedGrowth = 128 * 1024;

    private const double AllowedStart = 50;
    private const int Starts = 20;

    /// <returns>0 if everything is within its limit and the controls are not; 1 otherwise.</returns>
    public static int Run()
    {
        bool[] passed = [Signature(), Memory(), Start()];
        Console.WriteLine(passed.All(static one => one) ? "passed" : "FAILED");
        return passed.All(static one => one) ? 0 : 1;
    }

    private static bool Signature()
    {
        VirtualUnitBenchmark subject = new();
        subject.Open();
        Action[] ways = [() => subject.SignOnThePlatform(), () => subject.Sign(), () => subject.OpenAndSign()];
        List<double>[] times = [[], [], []];
        for (int round = -3; round < Rounds; round++)
        {
            // Taken in turn, so that what disturbs the machine disturbs all alike.
            for (int way = 0; way < ways.Length; way++)
            {
                double elapsed = Microseconds(ways[way]);
                if (round >= 0)
                {
                    times[way].Add(elapsed);
                }
            }
        }

        subject.Close();
        double platform = Quartile(times[0]);
        double unit = Quartile(times[1]) / platform;
        double control = Quartile(times[2]) / platform;
        Console.WriteLine($"P-256 signature: platform {platform:F1} us; lower quartile of {Rounds} rounds of {SignaturesPerRound}");
        Console.WriteLine($"  virtual unit {unit:F2} of it (allowed {AllowedRatio})");
        Console.WriteLine($"  control, which opens the unit for each signature, {control:F2} of it (must be above {AllowedRatio})");
        return unit <= AllowedRatio && control > AllowedRatio;
    }

    private static bool Memory()
    {
        using VirtualUnit unit = VirtualUnit.InMemory(UnitProfile.ScmA1);
        Cycle(unit, SlotOperations / 10, null);
        long unitGrowth = Growth(() => Cycle(unit, SlotOperations, null));
        List<byte[]> kept = [];
        long control = Growth(() => Cycle(unit, SlotOperations, kept));
        GC.KeepAlive(kept);
        Console.WriteLine($"{SlotOperations} slot operations: managed memory after a full collection");
        Console.WriteLine($"  virtual unit {unitGrowth / 1024.0:F1} KiB more (allowed {AllowedGrowth / 1024})");
        Console.WriteLine($"  control, which keeps one signature for each, {control / 1024.0:F1} KiB more (must be above {AllowedGrowth / 1024})");
        return unitGrowth <= AllowedGrowth && control > AllowedGrowth;
    }

    private static bool Start()
    {
        LibraryStart.Prepare();
        double[] times = [.. LibraryStart.Measure(Starts).Order()];
        double[] controls = [.. LibraryStart.Measure(Starts, lostMilliseconds: (int)AllowedStart).Order()];
        (double median, double control) = (times[times.Length / 2], controls[controls.Length / 2]);
        Console.WriteLine($"libzk_app_utils.so: dlopen and zkOpen in a fresh process, {Starts} times");
        Console.WriteLine($"  median {median:F1} ms, best {times[0]:F1}, worst {times[^1]:F1} (allowed {AllowedStart} for the median)");
        Console.WriteLine($"  control, which loses {AllowedStart} ms on the way, median {control:F1} ms (must be above {AllowedStart})");
        return median <= AllowedStart && control > AllowedStart;
    }

    // Makes a key pair, signs, lists and removes it.
    private static void Cycle(VirtualUnit unit, int operations, List<byte[]>? kept)
    {
        byte[] digest = new byte[32];
        for (int i = 0; i < operations / OperationsPerCycle; i++)
        {
            int slot = unit.Keys.GenKeyPair((KeyType)(i % 3));
            int signed = unit.Signatures.GenECDSASigFromDigest(digest, slot, out byte[] signature);
            int listed = unit.Keys.GetAllocSlotsList(isForeign: false, out _, out _);
            int removed = unit.Keys.RemoveKey(slot, isForeign: false);
            if (slot < 0 || signed != 0 || listed != 0 || removed != 0)
            {
                throw new InvalidOperationException($"An operation failed: {slot}, {signed}, {listed}, {removed}.");
            }

            for (int operation = 0; operation < OperationsPerCycle; operation++)
            {
                kept?.Add([.. signature]);
            }
        }
    }

    private static long Growth(Action action)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        action();
        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    private static double Microseconds(Action sign)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < SignaturesPerRound; i++)
        {
            sign();
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / SignaturesPerRound;
    }

    private static double Quartile(List<double> values) => values.Order().ElementAt(values.Count / 4);
}
