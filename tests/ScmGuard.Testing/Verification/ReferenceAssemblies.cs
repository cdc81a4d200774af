using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Testing;

/// <summary>The set of framework assemblies that a test's source is compiled against.</summary>
public sealed class ReferenceAssemblies
{
    private const string Pack = "Microsoft.NETCore.App.Ref";

    private static readonly ConcurrentDictionary<string, ReferenceAssemblies> Loaded = new(StringComparer.Ordinal);

    private ReferenceAssemblies(ImmutableArray<MetadataReference> references) => References = references;

    /// <summary>No assembly at all: code as an editor sees it before the first restore.</summary>
    public static ReferenceAssemblies None { get; } = new([]);

    /// <summary>.NET 10, from the reference pack of the SDK that runs the test.</summary>
    public static ReferenceAssemblies Net100 => FromFolder(Path.Combine(PackFolder, "ref", "net10.0"));

    /// <summary>The references, in the order of their file names.</summary>
    public ImmutableArray<MetadataReference> References { get; }

    /// <summary>The newest .NET reference pack of the SDK that runs the test.</summary>
    internal static string PackFolder { get; } = FindPack();

    /// <summary>Every assembly in a folder. The same folder is read once per test run.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static ReferenceAssemblies FromFolder(string folder) =>
        Loaded.GetOrAdd(folder, static path => new ReferenceAssemblies(
            [.. Directory.GetFiles(path, "*.dll").Order(StringComparer.Ordinal).Select(file => MetadataReference.CreateFromFile(file))]));

    private static string FindPack()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll: the packs folder is a child of <root>.
        for (var folder = new FileInfo(typeof(object).Assembly.Location).Directory; folder is not null; folder = folder.Parent)
        {
            var versions = new DirectoryInfo(Path.Combine(folder.FullName, "packs", Pack));
            if (versions.Exists && versions.EnumerateDirectories("10.*").MaxBy(version => Number(version.Name)) is { } newest)
            {
                return newest.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No packs/{Pack}/10.* above '{typeof(object).Assembly.Location}': the tests need the .NET 10 SDK.");
    }

    private static Version Number(string name) => Version.TryParse(name.Split('-')[0], out var number) ? number : new Version(0, 0);
}
