using System.IO;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>The source generators that the SDK ships in its reference pack.</summary>
internal static class PackGenerators
{
    /// <summary>Writes the other half of partial methods that carry <c>LibraryImport</c>.</summary>
    public static AnalyzerReference LibraryImport { get; } = Load("Microsoft.Interop.LibraryImportGenerator.dll");

    private static AnalyzerFileReference Load(string file) =>
        new(Path.Combine(ReferenceAssemblies.PackFolder, "analyzers", "dotnet", "cs", file), new Loader());

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // LoadFrom looks beside the assembly, and that is where the pack keeps what its generators need.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
