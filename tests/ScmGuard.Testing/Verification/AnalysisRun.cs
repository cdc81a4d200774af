using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>What the compiler and the analyzers say about every project of a solution.</summary>
internal sealed class AnalysisRun
{
    private AnalysisRun(ImmutableArray<Diagnostic> compiler, ImmutableArray<Diagnostic> rules)
    {
        Compiler = compiler;
        Rules = rules;
    }

    /// <summary>The compiler's warnings and errors.</summary>
    public ImmutableArray<Diagnostic> Compiler { get; }

    /// <summary>The analyzers' diagnostics.</summary>
    public ImmutableArray<Diagnostic> Rules { get; }

    /// <summary>The compiler's errors.</summary>
    public IEnumerable<Diagnostic> Errors => Compiler.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

    /// <summary>Analyses whole compilations, as a build does.</summary>
    /// <exception cref="VerificationException">An analyzer threw.</exception>
    public static async Task<AnalysisRun> WholeAsync(Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var compiler = ImmutableArray.CreateBuilder<Diagnostic>();
        var rules = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = await CompileAsync(project, cancellationToken).ConfigureAwait(false);
            compiler.AddRange(compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic is { IsSuppressed: false, Severity: >= DiagnosticSeverity.Warning }));
            if (!analyzers.IsEmpty)
            {
                rules.AddRange(await WholeAsync(project.AnalyzerOptions, compilation, analyzers, cancellationToken).ConfigureAwait(false));
            }
        }

        return new AnalysisRun(compiler.ToImmutable(), Ordered(rules));
    }

    /// <summary>What the analyzers say about every project, without asking the compiler.</summary>
    /// <exception cref="VerificationException">An analyzer threw.</exception>
    public static async Task<ImmutableArray<Diagnostic>> RulesAsync(Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var rules = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            rules.AddRange(await WholeAsync(project, analyzers, cancellationToken).ConfigureAwait(false));
        }

        return Ordered(rules);
    }

    /// <summary>The compiler's first error in the projects that a change touches, or null.</summary>
    public static async Task<Diagnostic?> FirstErrorAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        foreach (var change in after.GetChanges(before).GetProjectChanges())
        {
            var compilation = await CompileAsync(change.NewProject, cancellationToken).ConfigureAwait(false);
            if (compilation.GetDiagnostics(cancellationToken).FirstOrDefault(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    /// <summary>What the analyzers say about one project as a whole.</summary>
    public static async Task<ImmutableArray<Diagnostic>> WholeAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken) =>
        await WholeAsync(project.AnalyzerOptions, await CompileAsync(project, cancellationToken).ConfigureAwait(false), analyzers, cancellationToken).ConfigureAwait(false);

    /// <summary>Analyses file by file, as an editor does for the files that are open.</summary>
    public static async Task<ImmutableArray<Diagnostic>> LiveAsync(Solution solution, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var live = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in solution.Projects)
        {
            var compilation = await CompileAsync(project, cancellationToken).ConfigureAwait(false);
            foreach (var document in project.Documents)
            {
                // A fresh analysis for each file: whoever opens only this file sees exactly this.
                var tree = (await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))!;
                var crashes = new Crashes();
                var analysis = crashes.Watch(project.AnalyzerOptions, compilation, analyzers);
                live.AddRange(await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellationToken).ConfigureAwait(false));
                live.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, cancellationToken).ConfigureAwait(false));
                crashes.ThrowIfAny();
            }

            foreach (var file in project.AnalyzerOptions.AdditionalFiles)
            {
                var crashes = new Crashes();
                var result = await crashes.Watch(project.AnalyzerOptions, compilation, analyzers).GetAnalysisResultAsync(file, cancellationToken).ConfigureAwait(false);
                live.AddRange(result.GetAllDiagnostics());
                crashes.ThrowIfAny();
            }
        }

        return Ordered(live);
    }

    /// <summary>What the analyzers say about one compilation as a whole.</summary>
    /// <exception cref="VerificationException">An analyzer threw.</exception>
    public static async Task<ImmutableArray<Diagnostic>> WholeAsync(
        AnalyzerOptions options,
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        CancellationToken cancellationToken)
    {
        var crashes = new Crashes();
        var found = await crashes.Watch(options, compilation, analyzers).GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        crashes.ThrowIfAny();
        return found;
    }

    private static async Task<Compilation> CompileAsync(Project project, CancellationToken cancellationToken) =>
        (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;

    private static ImmutableArray<Diagnostic> Ordered(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal),
    ];

    /// <summary>Exceptions that analyzers threw. The compiler turns them into the warning AD0001, and a guard falls silent.</summary>
    private sealed class Crashes
    {
        private readonly ConcurrentQueue<(DiagnosticAnalyzer Analyzer, Exception Exception)> _thrown = new();

        public CompilationWithAnalyzers Watch(AnalyzerOptions options, Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
            compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
                options,
                onAnalyzerException: (exception, analyzer, _) => _thrown.Enqueue((analyzer, exception)),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false));

        public void ThrowIfAny()
        {
            if (_thrown.TryPeek(out var first))
            {
                throw new VerificationException($"AD0001: {first.Analyzer.GetType().Name} threw.\n\n{first.Exception}");
            }
        }
    }
}
