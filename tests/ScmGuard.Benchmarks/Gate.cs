using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Benchmarks;

/// <summary>Compares the processor time of whole compilations within one run: the rules may cost 1 % where the library is not referenced.</summary>
internal static class Gate
{
    private const double Allowed = 1.01;
    private const int Rounds = 30;
    private const int WarmUp = 3;

    /// <returns>0 if the rules pass and the control fails; 1 otherwise.</returns>
    public static int Run()
    {
        var subjects = new (string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers)[]
        {
            ("floor", Subjects.Floor), ("ScmGuard", Subjects.ScmGuard), ("control", Subjects.Control),
        };
        var times = subjects.ToDictionary(static subject => subject.Name, static _ => new List<double>());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            // Taken in turn, so that what disturbs the machine disturbs all alike, and each after each of the others: a compilation also pays for the heap that the last one left behind.
            foreach (var (name, analyzers) in InTurn(subjects, round + WarmUp))
            {
                var elapsed = Measure(analyzers);
                if (round >= 0)
                {
                    times[name].Add(elapsed);
                }
            }
        }

        var floor = Quartile(times["floor"]);
        var scmGuard = Quartile(times["ScmGuard"]) / floor;
        var control = Quartile(times["control"]) / floor;
        Console.WriteLine($"{Corpus.Files} files, library not referenced; lower quartile of {Rounds} rounds, processor time of the whole compilation");
        Console.WriteLine($"floor    {floor,8:F1} ms");
        Console.WriteLine($"ScmGuard {scmGuard,8:F4} of the floor (allowed {Allowed:F2})");
        Console.WriteLine($"control  {control,8:F4} of the floor (must be above {Allowed:F2})");
        if (control <= Allowed)
        {
            Console.WriteLine("FAILED: the control passes, so this measurement sees nothing.");
            return 1;
        }

        Console.WriteLine(scmGuard <= Allowed ? "passed" : "FAILED: the rules cost too much where Zymbit is not used.");
        return scmGuard <= Allowed ? 0 : 1;
    }

    private static double Measure(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = Corpus.Create(CorpusKind.NoLibrary);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        Subjects.Compile(compilation, analyzers);
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }

    /// <summary>The subjects in one of their orders; six rounds have all orders of three.</summary>
    private static IEnumerable<T> InTurn<T>(T[] subjects, int round)
    {
        for (var index = 0; index < subjects.Length; index++)
        {
            var step = round / subjects.Length % 2 == 0 ? index : subjects.Length - 1 - index;
            yield return subjects[(step + round) % subjects.Length];
        }
    }

    private static double Quartile(List<double> values) => values.Order().ElementAt(values.Count / 4);
}
