using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Rules;

namespace ScmGuard.Benchmarks;

/// <summary>What is measured against what.</summary>
internal static class Subjects
{
    public static ImmutableArray<DiagnosticAnalyzer> Floor { get; } = [new EmptyAnalyzer()];

    public static ImmutableArray<DiagnosticAnalyzer> Control { get; } = [new SlowAnalyzer()];

    /// <summary>All rules of ScmGuard, as a compiler loads them.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> ScmGuard { get; } = [new AllRules()];

    /// <summary>Compiles with analyzers, as a build does: the compiler's own diagnostics and the analyzers'.</summary>
    public static int Compile(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        compilation.WithAnalyzers(analyzers).GetAllDiagnosticsAsync().GetAwaiter().GetResult().Length;
}
