using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests;

/// <summary>What holds of a fix for any code: it compiles, warns of nothing new, is stable, and comes out the same one at a time and all at once.</summary>
/// <remarks>For many programs of which nobody writes down what they become; <see cref="FixTest"/> is for those where somebody does.</remarks>
internal sealed class FixProperties(ZymbitFix fix, ImmutableArray<DiagnosticAnalyzer> analyzers, LanguageVersion version = LanguageVersion.Default)
{
    private const string File = "Program.cs";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private readonly Project _empty = new AdhocWorkspace(MefHostServices.DefaultHost)
        .AddProject("Unit", LanguageNames.CSharp)
        .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
        .WithParseOptions(new CSharpParseOptions(version))
        .AddMetadataReferences(ReferenceAssemblies.Net100.References);

    /// <summary>Adds a file that stays as it is unless the fix changes it.</summary>
    public FixProperties With(string file, string text) => new(this, _empty.AddDocument(file, SourceText.From(text)).Project);

    /// <summary>Adds a reference.</summary>
    public FixProperties With(MetadataReference reference) => new(this, _empty.AddMetadataReference(reference));

    /// <summary>Runs the generator behind <c>LibraryImport</c>.</summary>
    public FixProperties WithLibraryImport() => new(this, _empty.AddAnalyzerReference(LibraryImport.Generator));

    private FixProperties(FixProperties original, Project empty)
        : this(original.Fix, original.Analyzers) => _empty = empty;

    private ZymbitFix Fix { get; } = fix;

    private ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = analyzers;

    /// <summary>Verifies the properties on a program.</summary>
    /// <param name="source">The program.</param>
    /// <param name="stepwise">Whether to compare with what comes out one at a time.</param>
    /// <returns>How many diagnostics there are and how many remain; null if the program does not compile.</returns>
    public async Task<(int Before, int After)?> VerifyAsync(string source, bool stepwise)
    {
        var project = _empty.AddDocument(File, SourceText.From(source)).Project;
        if (CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)project.ParseOptions!, cancellationToken: CancellationToken).GetDiagnostics(CancellationToken).Any(static diagnostic => diagnostic.Severity is DiagnosticSeverity.Error))
        {
            return null;
        }

        var before = await ProblemsAsync(project);
        if (before.Keys.Any(static problem => problem.StartsWith(nameof(DiagnosticSeverity.Error), StringComparison.Ordinal)))
        {
            return null;
        }

        var diagnostics = await DiagnosticsAsync(project);
        var all = await FixAsync(project, diagnostics);
        await VerifyNothingNewAsync(before, all);
        var remaining = await DiagnosticsAsync(all);
        Assert.True(await FixAsync(all, remaining) == all, $"The fix is not stable:\n{await TextAsync(all)}");

        if (stepwise)
        {
            var step = project;
            while (await FirstStepAsync(step) is { } next)
            {
                await VerifyNothingNewAsync(before, next);
                step = next;
            }

            Assert.Equal(await TextAsync(all), await TextAsync(step));
        }

        return (diagnostics.Length, remaining.Length);
    }

    /// <summary>What a program becomes.</summary>
    public async Task<string> FixedAsync(string source)
    {
        var project = _empty.AddDocument(File, SourceText.From(source)).Project;
        var repaired = await FixAsync(project, await DiagnosticsAsync(project));
        return (await repaired.Documents.Single(static document => document.Name == File).GetTextAsync(CancellationToken)).ToString();
    }

    private async Task<Project?> FirstStepAsync(Project project)
    {
        foreach (var diagnostic in await DiagnosticsAsync(project))
        {
            if (await FixAsync(project, [diagnostic]) is var changed && changed != project)
            {
                return changed;
            }
        }

        return null;
    }

    private async Task VerifyNothingNewAsync(IReadOnlyDictionary<string, int> before, Project after)
    {
        var found = await ProblemsAsync(after);
        var added = found.Where(problem => problem.Value > before.GetValueOrDefault(problem.Key)).Select(static problem => problem.Key).ToList();
        Assert.True(added.Count == 0, $"{string.Join('\n', added)}\n\n{(added.Count == 0 ? "" : await TextAsync(after))}");
    }

    /// <summary>The compiler's warnings and errors by text, with how many of each.</summary>
    private static async Task<IReadOnlyDictionary<string, int>> ProblemsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync(CancellationToken))!;
        return compilation.GetDiagnostics(CancellationToken)
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(static diagnostic => $"{diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")
            .CountBy(static problem => problem)
            .ToDictionary();
    }

    private async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync(CancellationToken))!;
        var found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(CancellationToken);
        return [.. found.Where(diagnostic => Fix.FixableDiagnosticIds.Contains(diagnostic.Id)).OrderBy(static diagnostic => diagnostic.Location.SourceSpan)];
    }

    private async Task<Project> FixAsync(Project project, ImmutableArray<Diagnostic> diagnostics)
    {
        var repaired = await Fix.FixAsync(project.Solution, project, diagnostics, CancellationToken);
        if (repaired == project.Solution)
        {
            return project;
        }

        var operations = await Fix.ActionTo(repaired).GetOperationsAsync(project.Solution, new NoProgress(), CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<string> TextAsync(Project project)
    {
        var texts = new List<string>();
        foreach (var document in project.Documents)
        {
            texts.Add((await document.GetTextAsync(CancellationToken)).ToString());
        }

        return string.Join('\n', texts);
    }

    private sealed class NoProgress : IProgress<CodeAnalysisProgress>
    {
        public void Report(CodeAnalysisProgress value)
        {
        }
    }

    private sealed class LibraryImport : IAnalyzerAssemblyLoader
    {
        /// <summary>The reference pack carries the generator beside its assemblies.</summary>
        public static AnalyzerReference Generator { get; } = new AnalyzerFileReference(
            Path.GetFullPath(Path.Combine(
                Path.GetDirectoryName(((PortableExecutableReference)ReferenceAssemblies.Net100.References[0]).FilePath)!,
                "../../analyzers/dotnet/cs/Microsoft.Interop.LibraryImportGenerator.dll")),
            new LibraryImport());

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
