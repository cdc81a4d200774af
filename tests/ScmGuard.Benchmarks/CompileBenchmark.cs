using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Benchmarks;

/// <summary>The compile time of a generated project with no rule, with all rules of ScmGuard, and with the control.</summary>
[InProcess]
[MemoryDiagnoser]
public class CompileBenchmark
{
    private Compilation _compilation = null!;

    /// <summary>What the project has to do with Zymbit.</summary>
    [Params(CorpusKind.NoLibrary, CorpusKind.DeclaredOnly, CorpusKind.Hits)]
    public CorpusKind Kind { get; set; }

    [IterationSetup]
    public void CreateProject() => _compilation = Corpus.Create(Kind);

    [Benchmark(Baseline = true)]
    public int Floor() => Subjects.Compile(_compilation, Subjects.Floor);

    [Benchmark]
    public int ScmGuard() => Subjects.Compile(_compilation, Subjects.ScmGuard);

    [Benchmark]
    public int Control() => Subjects.Compile(_compilation, Subjects.Control);
}
