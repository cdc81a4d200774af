using System.Collections.Immutable;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.House.Tests;

/// <summary>The projects of this repository as compilations.</summary>
internal static class OwnSource
{
    /// <summary>Everything that this test runs with: the framework, the packages and our own assemblies.</summary>
    private static readonly ImmutableArray<PortableExecutableReference> _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The generators of the framework, without which our source does not compile.</summary>
    private static readonly ImmutableArray<ISourceGenerator> _generators = ReadGenerators();

    /// <summary>The source files of a project.</summary>
    public static IEnumerable<string> Files(string folder) => Repository.Files(folder, "*.cs");

    /// <summary>A project, with what its generators write.</summary>
    public static CSharpCompilation Compile(string folder)
    {
        // By its own name it sees the internals that the others show it.
        var name = Path.GetFileName(folder);
        var project = Repository.Read($"{folder}/{name}.csproj");
        var isForCompilers = folder.StartsWith("analyzers/", StringComparison.Ordinal) && !project.Contains("<TargetFramework>", StringComparison.Ordinal);
        var shared = isForCompilers ? Repository.Files("analyzers/Polyfills", "*.cs") : [];
        var trees = Files(folder).Concat(shared).Select(static file => Parse(file, Repository.Read(file))).ToList();
        trees.Add(Parse(folder + "/" + name + ".csproj", GlobalUsings(project)));
        var isProgram = trees.Exists(static tree => tree.GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement));
        var bare = CSharpCompilation.Create(
            name,
            trees,
            _references.Where(reference => Path.GetFileNameWithoutExtension(reference.FilePath) != name),
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(_generators, parseOptions: Options).RunGeneratorsAndUpdateCompilation(bare, out var compilation, out _, TestContext.Current.CancellationToken);
        return (CSharpCompilation)compilation;
    }

    /// <summary>What the project file has every file use.</summary>
    private static string GlobalUsings(string project) => string.Concat(
        XDocument.Parse(project).Descendants("Using").Select(static use => $"global using {use.Attribute("Include")!.Value};\n"));

    private static CSharpParseOptions Options => new(LanguageVersion.Preview);

    /// <summary>A file as the compilations have it.</summary>
    public static SyntaxTree Parse(string file, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text), Options, file);

    private static ImmutableArray<ISourceGenerator> ReadGenerators()
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var pack = Directory.GetDirectories(Path.Combine(root, "packs", "Microsoft.NETCore.App.Ref"), "10.*").Order(StringComparer.Ordinal).Last();
        return [.. Directory.GetFiles(Path.Combine(pack, "analyzers", "dotnet", "cs"), "*.dll").SelectMany(file => new AnalyzerFileReference(file, new Loader()).GetGenerators(LanguageNames.CSharp))];
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
