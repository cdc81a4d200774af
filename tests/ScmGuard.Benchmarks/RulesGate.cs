using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.Benchmarks;

/// <summary>Compares the callback time of all rules with that of the cheapest analyzer that looks at calls, and counts what a body with hits costs.</summary>
/// <remarks>Callback time is what the compiler's own clock gives to an analyzer. Absolute times differ between machines; the ratios are taken within one run.</remarks>
internal static class RulesGate
{
    private const double AllowedRatio = 3;
    private const double AllowedPerBody = 1;
    private const double AllowedPerCall = 0.3;
    private const int Calls = 10;
    private const int Rounds = 7;
    private const int WarmUp = 2;

    /// <returns>0 if the rules are within all limits and no control is; 1 otherwise.</returns>
    public static int Run()
    {
        ImmutableArray<DiagnosticAnalyzer> floor = [new GateAnalyzer()];
        var times = Measure(
            ("floor", CorpusKind.NoLibrary, floor),
            ("floor", CorpusKind.DeclaredOnly, floor),
            ("rules", CorpusKind.NoLibrary, Subjects.ScmGuard),
            ("rules", CorpusKind.DeclaredOnly, Subjects.ScmGuard),
            ("rules", CorpusKind.Hits, Subjects.ScmGuard),
            ("rules", CorpusKind.Bodies, Subjects.ScmGuard),
            ("each", CorpusKind.DeclaredOnly, AllRules.Each),
            ("each", CorpusKind.Bodies, AllRules.Each),
            ("compiler", CorpusKind.Bodies, [new BodyAnalyzer()]),
            ("control", CorpusKind.DeclaredOnly, Subjects.Control),
            ("wasteful", CorpusKind.DeclaredOnly, Wasteful(AllowedPerBody)),
            ("wasteful", CorpusKind.Hits, Wasteful(AllowedPerBody)),
            ("wasteful", CorpusKind.Bodies, Wasteful(AllowedPerCall * Calls)));

        double Total(string subject, CorpusKind kind) => times[(subject, kind)].Values.Sum();
        double PerBody(string subject, CorpusKind kind) => (Total(subject, kind) - Total(subject, CorpusKind.DeclaredOnly)) / Corpus.Files;
        IEnumerable<KeyValuePair<string, double>> Dearest(CorpusKind kind) => times[("each", kind)].OrderByDescending(static rule => rule.Value).Take(5);

        var without = Total("rules", CorpusKind.NoLibrary) / Total("floor", CorpusKind.NoLibrary);
        var declared = Total("rules", CorpusKind.DeclaredOnly) / Total("floor", CorpusKind.DeclaredOnly);
        var slow = Total("control", CorpusKind.DeclaredOnly) / Total("floor", CorpusKind.DeclaredOnly);
        var (one, oneLost) = (PerBody("rules", CorpusKind.Hits), PerBody("wasteful", CorpusKind.Hits));
        var (perCall, lostPerCall) = (PerBody("rules", CorpusKind.Bodies) / Calls, PerBody("wasteful", CorpusKind.Bodies) / Calls);
        var compiler = Total("compiler", CorpusKind.Bodies) / Corpus.Files;

        Console.WriteLine($"Measured on {Machine.Description}; {AllRules.Each.Length} rules; {Corpus.Files} files; callback time, lower quartile of {Rounds} rounds taken in turn.");
        Console.WriteLine();
        Console.WriteLine("| Project | Analyzers | Callback time | Limit |");
        Console.WriteLine("| --- | --- | --- | --- |");
        Console.WriteLine($"| Zymbit is not there | syntax gate (the floor) | {Total("floor", CorpusKind.NoLibrary):F1} ms | |");
        Console.WriteLine($"| Zymbit is not there | all rules | {Total("rules", CorpusKind.NoLibrary):F1} ms, {without:F2} of the floor | {AllowedRatio:F0} |");
        Console.WriteLine($"| the library is declared, not called | syntax gate (the floor) | {Total("floor", CorpusKind.DeclaredOnly):F1} ms | |");
        Console.WriteLine($"| the library is declared, not called | all rules | {Total("rules", CorpusKind.DeclaredOnly):F1} ms, {declared:F2} of the floor | {AllowedRatio:F0} |");
        Console.WriteLine($"| the library is declared, not called | control (binds every call) | {Total("control", CorpusKind.DeclaredOnly):F1} ms, {slow:F2} of the floor | must be above {AllowedRatio:F0} |");
        Console.WriteLine($"| one guarded call in a body of each file | all rules | {one:F3} ms a body | {AllowedPerBody:F0} ms |");
        Console.WriteLine($"| one guarded call in a body of each file | control (loses {AllowedPerBody:F0} ms in each) | {oneLost:F3} ms a body | must be above {AllowedPerBody:F0} ms |");
        Console.WriteLine($"| ten calls in a body of each file, with branches and a loop | binding the body, its graph, one report (what the compiler takes) | {compiler:F3} ms a body | |");
        Console.WriteLine($"| ten calls in a body of each file, with branches and a loop | all rules | {perCall * Calls:F3} ms a body, {perCall:F3} ms a call | {AllowedPerCall:F1} ms a call |");
        Console.WriteLine($"| ten calls in a body of each file, with branches and a loop | control (loses {AllowedPerCall * Calls:F0} ms in each) | {lostPerCall * Calls:F3} ms a body, {lostPerCall:F3} ms a call | must be above {AllowedPerCall:F1} ms a call |");
        Console.WriteLine();
        Console.WriteLine("The five dearest rules in those bodies, each as an analyzer of its own; the first one binds the body for all:");
        foreach (var (rule, time) in Dearest(CorpusKind.Bodies))
        {
            Console.WriteLine($"  {rule,-40} {time / Corpus.Files:F3} ms a body");
        }

        Console.WriteLine("and where the library is not called; the first one reads the files for all:");
        foreach (var (rule, time) in Dearest(CorpusKind.DeclaredOnly))
        {
            Console.WriteLine($"  {rule,-40} {time:F3} ms");
        }

        Console.WriteLine();
        if (slow <= AllowedRatio || oneLost <= AllowedPerBody || lostPerCall <= AllowedPerCall)
        {
            Console.WriteLine("FAILED: a control passes, so this measurement sees nothing.");
            return 1;
        }

        var passed = without <= AllowedRatio && declared <= AllowedRatio && one <= AllowedPerBody && perCall <= AllowedPerCall;
        Console.WriteLine(passed ? "passed" : "FAILED: the rules cost too much.");
        return passed ? 0 : 1;
    }

    private static ImmutableArray<DiagnosticAnalyzer> Wasteful(double milliseconds) => [new WastefulAnalyzer(TimeSpan.FromMilliseconds(milliseconds))];

    /// <summary>The callback time of each analyzer in milliseconds.</summary>
    private static Dictionary<(string Subject, CorpusKind Kind), Dictionary<string, double>> Measure(params (string Subject, CorpusKind Kind, ImmutableArray<DiagnosticAnalyzer> Analyzers)[] cases)
    {
        var times = cases.ToDictionary(static one => (one.Subject, one.Kind), static _ => new List<Dictionary<string, double>>());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            // Taken in turn, so that what disturbs the machine disturbs all alike.
            foreach (var (subject, kind, analyzers) in cases)
            {
                var measured = Once(kind, analyzers);
                if (round >= 0)
                {
                    times[(subject, kind)].Add(measured);
                }
            }
        }

        return times.ToDictionary(static one => one.Key, static one => one.Value.OrderBy(static round => round.Values.Sum()).ElementAt(one.Value.Count / 4));
    }

    private static Dictionary<string, double> Once(CorpusKind kind, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = Corpus.Create(kind);
        GC.Collect();
        GC.WaitForPendingFinalizers();

        // One thread: callbacks that wait for a core would count as work.
        var analysis = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer.GetType().Name} threw.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true));
        var result = analysis.GetAnalysisResultAsync(CancellationToken.None).GetAwaiter().GetResult();
        return result.AnalyzerTelemetryInfo.ToDictionary(static one => one.Key.GetType().Name, static one => one.Value.ExecutionTime.TotalMilliseconds);
    }
}
