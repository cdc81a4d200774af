using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>Programs by the name of what they show. They are compiled together, once: a hundred shapes cost as much as one.</summary>
public sealed class ShapeTable : IEnumerable<string>
{
    private readonly Dictionary<string, string> _sources = [];
    private readonly Lazy<Task<ILookup<string, int>>> _reported;

    public ShapeTable()
    {
        _reported = new(ReportAsync, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    public TheoryData<string> Names => [.. _sources.Keys];

    /// <summary>A program with the given body.</summary>
    public void Add(string shape, string body) => _sources.Add(shape, GuardedProgram.WithBody(body, space: Space()));

    /// <summary>A program with the given body and other members.</summary>
    public void Add(string shape, string body, string members) => _sources.Add(shape, GuardedProgram.WithBody(body, members, Space()));

    /// <summary>A program with the given members alone.</summary>
    public void AddMembers(string shape, string members) => _sources.Add(shape, GuardedProgram.WithMembers(members, Space()));

    /// <summary>Verifies one program.</summary>
    public async Task VerifyAsync(string shape)
    {
        var reported = (await _reported.Value)[FileOf(shape)].ToList();
        var expected = ExpectedIn(_sources[shape]).ToList();
        Assert.True(
            expected.SequenceEqual(reported.Order()),
            $"'{shape}'\n{Show("missing", _sources[shape], expected.Except(reported))}{Show("not expected", _sources[shape], reported.Except(expected))}");
    }

    /// <summary>Verifies that the programs compile.</summary>
    public void VerifyCompiles()
    {
        var compilation = CSharpCompilation.Create(
            "Shapes",
            _sources.Select(shape => CSharpSyntaxTree.ParseText(GuardedProgram.Unmark(shape.Value), path: shape.Key)),
            ReferenceAssemblies.Net100.References.Append(GuardedProgram.Annotations),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Verifies what every rule's test verifies: live diagnostics, generated code, suppression.</summary>
    public Task VerifyAllAsync() => CreateTest(GuardedProgram.Mark).VerifyAsync();

    public IEnumerator<string> GetEnumerator() => _sources.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Space() => $"Shape{_sources.Count}";

    private string FileOf(string shape) => $"Shape{_sources.Keys.ToList().IndexOf(shape)}.cs";

    private RuleTest<SCM1001KeyPairLostAtReboot> CreateTest(Func<string, string> form)
    {
        var test = new RuleTest<SCM1001KeyPairLostAtReboot>();
        test.References.Add(GuardedProgram.Annotations);
        foreach (var (shape, source) in _sources)
        {
            test.Sources[FileOf(shape)] = form(source);
        }

        return test;
    }

    private async Task<ILookup<string, int>> ReportAsync()
    {
        var diagnostics = await CreateTest(GuardedProgram.Unmark).GetDiagnosticsAsync();
        return diagnostics.ToLookup(
            diagnostic => System.IO.Path.GetFileName(diagnostic.Location.GetLineSpan().Path),
            diagnostic => diagnostic.Location.SourceSpan.Start);
    }

    /// <summary>Where the calls that must be reported start.</summary>
    private static IEnumerable<int> ExpectedIn(string source)
    {
        for (var mark = source.IndexOf("LOST", StringComparison.Ordinal); mark >= 0; mark = source.IndexOf("LOST", mark + 1, StringComparison.Ordinal))
        {
            yield return GuardedProgram.Unmark(source[..mark]).Length;
        }
    }

    private static string Show(string what, string source, IEnumerable<int> places)
    {
        var text = GuardedProgram.Unmark(source);
        return string.Concat(places.Select(place => $"  {what}: line {text[..place].Count(character => character == '\n') + 1}: {text[(text.LastIndexOf('\n', place) + 1)..place].Trim()}>>>\n"));
    }
}
