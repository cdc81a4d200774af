using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>Projects made for a test, as a Roslyn solution and the texts they were made from.</summary>
internal sealed class TestSolution
{
    private TestSolution(Solution solution, ImmutableArray<MarkupText> files)
    {
        Solution = solution;
        Files = files;
    }

    /// <summary>The solution, without markup.</summary>
    public Solution Solution { get; }

    /// <summary>Sources and additional files; the first is the main project's first source.</summary>
    public ImmutableArray<MarkupText> Files { get; }

    /// <summary>The path in the solution of a file of a project.</summary>
    public static string PathOf(string project, string file) => file.StartsWith('/') ? file : $"/{project}/{file}";

    /// <summary>Makes the solution.</summary>
    /// <param name="projects">The projects by name, the main one first.</param>
    /// <param name="analyzers">Their rules that are off by default are switched on.</param>
    public static TestSolution Create(IReadOnlyList<(string Name, TestProject Project)> projects, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var files = ImmutableArray.CreateBuilder<MarkupText>();
        var ids = projects.ToDictionary(project => project.Name, project => ProjectId.CreateNewId(project.Name), StringComparer.Ordinal);
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        foreach (var (name, project) in projects)
        {
            solution = solution.AddProject(Info(ids[name], name, project, analyzers));
        }

        foreach (var (name, project) in projects)
        {
            foreach (var other in project.ProjectReferences)
            {
                if (!ids.TryGetValue(other, out var otherId))
                {
                    throw new VerificationException($"Project '{name}' refers to '{other}', which the test does not have; it has {string.Join(", ", ids.Keys)}.");
                }

                solution = solution.AddProjectReference(ids[name], new ProjectReference(otherId));
            }

            foreach (var (file, marked) in project.Sources)
            {
                var text = Parse(name, file, marked);
                solution = solution.AddDocument(DocumentId.CreateNewId(ids[name], file), file, text.Text, filePath: text.Path);
            }

            foreach (var (file, marked) in project.AdditionalFiles)
            {
                var text = Parse(name, file, marked);
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(ids[name], file), file, text.Text, filePath: text.Path);
            }

            foreach (var (file, text) in project.AnalyzerConfigFiles)
            {
                solution = AddConfiguration(solution, ids[name], PathOf(name, file), text);
            }

            if (project.GlobalOptions.Count > 0)
            {
                solution = AddConfiguration(solution, ids[name], $"/{name}/.globalconfig", Global(project.GlobalOptions));
            }
        }

        return new TestSolution(solution, files.ToImmutable());

        MarkupText Parse(string project, string file, string marked)
        {
            var text = MarkupText.Parse(PathOf(project, file), marked);
            files.Add(text);
            return text;
        }
    }

    private static ProjectInfo Info(ProjectId id, string name, TestProject project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var offByDefault = analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(descriptor => !descriptor.IsEnabledByDefault)
            .DistinctBy(descriptor => descriptor.Id)
            .Select(descriptor => KeyValuePair.Create(descriptor.Id, Report(descriptor.DefaultSeverity)));
        return ProjectInfo.Create(
            id,
            VersionStamp.Default,
            name,
            assemblyName: name,
            LanguageNames.CSharp,
            filePath: $"/{name}/{name}.csproj",
            compilationOptions: new CSharpCompilationOptions(
                project.OutputKind,
                allowUnsafe: project.AllowUnsafe,
                nullableContextOptions: project.Nullable,
                specificDiagnosticOptions: offByDefault),
            parseOptions: new CSharpParseOptions(project.LanguageVersion, DocumentationMode.Diagnose, preprocessorSymbols: project.PreprocessorSymbols),
            metadataReferences: [.. project.ReferenceAssemblies.References, .. project.References],
            analyzerReferences: project.NeedsGenerators ? [PackGenerators.LibraryImport] : []);
    }

    private static ReportDiagnostic Report(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => ReportDiagnostic.Error,
        DiagnosticSeverity.Warning => ReportDiagnostic.Warn,
        DiagnosticSeverity.Info => ReportDiagnostic.Info,
        _ => ReportDiagnostic.Hidden,
    };

    private static Solution AddConfiguration(Solution solution, ProjectId project, string path, string text) =>
        solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project, path), Place.FileName(path), SourceText.From(text, Encoding.UTF8), filePath: path);

    private static string Global(IDictionary<string, string> options)
    {
        var text = new StringBuilder("is_global = true\n");
        foreach (var (key, value) in options)
        {
            text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        return text.ToString();
    }
}
