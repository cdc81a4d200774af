using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Xml.Linq;
using ScmGuard.Quickstart;

namespace ScmGuard.Package.Tests;

public sealed class PackageContentTests(PackedPackage package)
{
    [Fact]
    public async Task The_package_holds_these_files_and_no_others()
    {
        using var archive = ZipFile.OpenRead(await package.PathAsync());
        Assert.Equal(
            [
                "LICENSE",
                "README.md",
                "ScmGuard.nuspec",
                "[Content_Types].xml",
                "_rels/.rels",
                "analyzers/dotnet/roslyn4.14/cs/ScmGuard.Analyzers.dll",
                "analyzers/dotnet/roslyn4.14/cs/ScmGuard.CodeFixes.dll",
                "analyzers/dotnet/roslyn4.14/cs/ScmGuard.Knowledge.dll",
                "analyzers/dotnet/roslyn4.8/cs/ScmGuard.Analyzers.dll",
                "analyzers/dotnet/roslyn4.8/cs/ScmGuard.Knowledge.dll",
                "build/ScmGuard.Required.targets",
                "build/ScmGuard.Rules.txt",
                "build/ScmGuard.audit.globalconfig",
                "build/ScmGuard.none.globalconfig",
                "build/ScmGuard.props",
                "build/ScmGuard.strict.globalconfig",
                "build/ScmGuard.targets",
                "buildTransitive/ScmGuard.props",
                "buildTransitive/ScmGuard.targets",
                "package/services/metadata/core-properties/nuget.psmdcp",
                "schema/scmguard.schema.json",
            ],
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_package_depends_on_nothing_and_flows_to_callers()
    {
        var metadata = XDocument.Parse(await ReadTextAsync("ScmGuard.nuspec")).Root!.Elements().Single();
        var elements = metadata.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.Equal("ScmGuard", elements["id"]);
        Assert.Equal("MIT", elements["license"]);
        Assert.Equal("README.md", elements["readme"]);
        Assert.Equal($"ScmGuard.{elements["version"]}.nupkg", Path.GetFileName(await package.PathAsync()));
        Assert.DoesNotContain("dependencies", elements.Keys);
        Assert.DoesNotContain("frameworkReferences", elements.Keys);
        Assert.DoesNotContain("developmentDependency", elements.Keys);
    }

    /// <summary>What the oldest compiler of each folder brings along. Nothing else may be needed: a compiler finds no dependencies of an analyzer.</summary>
    [Theory]
    [InlineData(
        "roslyn4.8",
        "netstandard 2.0.0.0",
        "Microsoft.CodeAnalysis 4.8.0.0",
        "Microsoft.CodeAnalysis.CSharp 4.8.0.0",
        "System.Collections.Immutable 7.0.0.0",
        "System.Memory 4.0.1.2",
        "System.Reflection.Metadata 7.0.0.0")]
    [InlineData(
        "roslyn4.14",
        "netstandard 2.0.0.0",
        "Microsoft.CodeAnalysis 4.14.0.0",
        "Microsoft.CodeAnalysis.CSharp 4.14.0.0",
        "Microsoft.CodeAnalysis.Workspaces 4.14.0.0",
        "Microsoft.CodeAnalysis.CSharp.Workspaces 4.14.0.0",
        "System.Collections.Immutable 9.0.0.0",
        "System.Composition.AttributedModel 9.0.0.0",
        "System.Memory 4.0.1.2",
        "System.Reflection.Metadata 9.0.0.0")]
    public async Task An_assembly_needs_no_more_than_the_oldest_compiler_that_its_folder_is_for_has(string folder, params string[] brought)
    {
        var newest = brought.Select(entry => entry.Split(' ')).ToDictionary(entry => entry[0], entry => Version.Parse(entry[1]));
        var assemblies = await ReadAsync($"analyzers/dotnet/{folder}/cs/");
        var references = assemblies.SelectMany(assembly => assembly.References).ToList();
        var needed = references.Where(reference => assemblies.All(assembly => assembly.Name != reference.Name));
        Assert.All(needed, reference => Assert.True(
            newest.TryGetValue(reference.Name, out var version) && reference.Version <= version,
            $"{reference.Name} {reference.Version} is not in the compiler that reads {folder}."));

        // Had nothing been read, the check above would have held as well.
        Assert.Contains(references, reference => reference == ("Microsoft.CodeAnalysis", newest["Microsoft.CodeAnalysis"]));
    }

    [Fact]
    public async Task Packing_in_another_folder_with_an_empty_package_cache_gives_the_same_content()
    {
        using var caches = new TemporaryFolder();
        using var checkout = new CleanCheckout();
        var again = await checkout.PackAsync(
            new Dictionary<string, string> { ["NUGET_PACKAGES"] = caches["packages"] },
            "--source",
            await FindGlobalPackagesAsync(checkout.Root));
        Assert.NotEmpty(Directory.GetDirectories(caches["packages"]));
        Assert.Equal(Hashes(await package.PathAsync()), Hashes(again));
    }

    /// <summary>The packages that this checkout was restored with. A folder of unpacked packages is a package source too, and needs no network.</summary>
    private static async Task<string> FindGlobalPackagesAsync(string folder)
    {
        var result = await new Dotnet(folder).RunAsync(["nuget", "locals", "global-packages", "--list"], Limit.Token());
        Assert.True(result.ExitCode == 0, result.Output);
        return result.Output.Split(": ", 2)[1].Trim();
    }

    private static SortedDictionary<string, string> Hashes(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            hashes[entry.FullName] = Convert.ToHexString(SHA256.HashData(stream));
        }

        return hashes;
    }

    private async Task<List<(string Name, List<(string Name, Version Version)> References)>> ReadAsync(string folder)
    {
        using var archive = ZipFile.OpenRead(await package.PathAsync());
        var assemblies = new List<(string Name, List<(string Name, Version Version)> References)>();
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            using var image = new MemoryStream();
            stream.CopyTo(image);
            image.Position = 0;
            using var file = new PEReader(image);
            var metadata = file.GetMetadataReader();
            assemblies.Add((
                metadata.GetString(metadata.GetAssemblyDefinition().Name),
                [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))]));
        }

        return assemblies;
    }

    private async Task<string> ReadTextAsync(string name)
    {
        using var archive = ZipFile.OpenRead(await package.PathAsync());
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync();
    }
}
