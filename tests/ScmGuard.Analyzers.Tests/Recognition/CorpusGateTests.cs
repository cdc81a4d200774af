using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Benchmarks;

namespace ScmGuard.Analyzers.Tests.Recognition;

/// <summary>The gates on the corpus that the benchmarks measure: what is counted here is what costs time there.</summary>
public sealed class CorpusGateTests
{
    [Fact]
    public void The_corpus_is_as_large_as_the_speed_promise_says()
    {
        var compilation = Corpus.Create(CorpusKind.NoLibrary);
        Assert.True(compilation.SyntaxTrees.Length >= 200);
        Assert.True(compilation.SyntaxTrees.Sum(tree => tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Count()) >= 15_000);
    }

    [Fact]
    public void Without_the_library_nothing_is_registered() =>
        Assert.Null(Recognized.Gate(Corpus.Create(CorpusKind.NoLibrary)));

    [Fact]
    public void With_the_library_declared_but_not_called_nothing_is_asked()
    {
        var compilation = Corpus.Create(CorpusKind.DeclaredOnly);
        Assert.Empty(Recognized.In(compilation));
        Assert.Equal(0, Recognized.Gate(compilation)!.SemanticQueries);
    }

    [Fact]
    public void With_calls_only_the_calls_are_asked_about()
    {
        var compilation = Corpus.Create(CorpusKind.Hits);
        Assert.Equal(Corpus.Files, Recognized.In(compilation).Count);
        Assert.Equal(Corpus.Files, Recognized.Gate(compilation)!.SemanticQueries);
    }
}
