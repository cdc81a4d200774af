using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Benchmarks;

/// <summary>Holds the harness against its limits: what a step costs beside what it does, and many units side by side.</summary>
internal static class HarnessGate
{
    private const int Steps = 300;
    private const double AllowedPerStep = 20;
    private const int Units = 200;

    /// <returns>0 if everything is within its limit and the control is not; 1 otherwise.</returns>
    public static async Task<int> RunAsync()
    {
        bool[] passed = [await StepAsync(), await SideBySideAsync()];
        Console.WriteLine(passed.All(static one => one) ? "passed" : "FAILED");
        return passed.All(static one => one) ? 0 : 1;
    }

    private static async Task<bool> StepAsync()
    {
        double[] times = await OverheadAsync(TimeSpan.Zero);
        double[] controls = await OverheadAsync(TimeSpan.FromMilliseconds(AllowedPerStep));
        (double median, double control) = (times[times.Length / 2], controls[controls.Length / 2]);
        Console.WriteLine($"Engine overhead of a step, journal on disk included, {Steps} steps");
        Console.WriteLine($"  median {median:F2} ms, worst {times[^1]:F1} (allowed {AllowedPerStep} for the median)");
        Console.WriteLine($"  control, which loses {AllowedPerStep} ms in each step, median {control:F2} ms (must be above {AllowedPerStep})");
        return median <= AllowedPerStep && control > AllowedPerStep;
    }

    // From the begin of one step to the begin of the next, of steps that do nothing.
    private static async Task<double[]> OverheadAsync(TimeSpan lost)
    {
        List<long> begun = [];
        Empty check = new(Steps, () =>
        {
            begun.Add(Stopwatch.GetTimestamp());
            Thread.Sleep(lost);
        });
        await TakeAsync(UnitProfile.ScmA1, check);
        return [.. begun.Zip(begun.Skip(1), (one, next) => Stopwatch.GetElapsedTime(one, next).TotalMilliseconds).Order()];
    }

    private static async Task<bool> SideBySideAsync()
    {
        // Once beforehand, so that what is compiled once is not counted.
        await TakeAsync(UnitProfile.ScmB1, new PersistenceCheck());
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        using Timer peak = new(static _ => Peak(), null, 0, 50);
        Verdict[] verdicts = await Task.WhenAll(Enumerable.Range(0, Units).Select(static number => Task.Run(() => TakeAsync(number % 2 == 0 ? UnitProfile.ScmB1 : UnitProfile.ScmA1, new PersistenceCheck()))));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        double perUnit = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Units;
        Console.WriteLine($"{Units} virtual units side by side, a persistence run of three reboots each: {elapsed.TotalSeconds:F1} s");
        Console.WriteLine($"  processor time {perUnit:F0} ms a unit; managed memory at the most {(s_peak - memory) / 1024.0 / Units:F0} KiB a unit");
        bool isRight = verdicts.Where(static (_, number) => number % 2 == 0).All(static verdict => verdict is Verdict.Fail) && verdicts.Where(static (_, number) => number % 2 == 1).All(static verdict => verdict is Verdict.Pass);
        Console.WriteLine($"  verdicts: {string.Join(", ", verdicts.GroupBy(static verdict => verdict).Select(static group => $"{group.Count()} {group.Key}"))} ({(isRight ? "each unit's own" : "NOT as expected")})");
        return isRight;
    }

    private static long s_peak;

    private static void Peak() => s_peak = Math.Max(s_peak, GC.GetTotalMemory(forceFullCollection: false));

    private static async Task<Verdict> TakeAsync(UnitProfile profile, ICheck check)
    {
        string folder = Directory.CreateTempSubdirectory("scmguard-bench-").FullName;
        try
        {
            await using SimulatedUnit unit = SimulatedUnit.Open(null, profile);
            using SqliteJournal journal = SqliteJournal.Create(Path.Combine(folder, "journal.db"));
            RunEngine engine = new(unit, journal, name => name == check.Name ? check : CheckCatalog.Find(name));
            engine.Begin(new RunRequest("bench", [check], new CheckOptions(), StationIdentity.Default));
            await engine.ResumeAsync(CancellationToken.None);
            return RunRecord.Of(journal.Place, journal.Read()).Verdict;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Steps that do nothing.</summary>
    private sealed class Empty(int count, Action act) : ICheck
    {
        public string Name => "empty";

        public string Title => "Steps that do nothing";

        public IReadOnlyList<Setting> Settings => [];

        public IReadOnlyList<Step> Plan(PlanRequest request) => [.. Enumerable.Range(1, count).Select(number => new Step
        {
            Name = $"step-{number}",
            Title = "Nothing",
            Act = (_, _) =>
            {
                act();
                return Task.FromResult(StepOutcome.Pass("Nothing was done."));
            },
        })];
    }
}
