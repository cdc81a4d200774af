using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Setup;

/// <summary>What MSBuild makes of a project: only it knows what all the imported files come to.</summary>
/// <param name="IsSdkStyle">True for a project of the .NET SDK.</param>
/// <param name="PackagesFile">The full path of the file that holds the versions of packages; null if each project holds its own.</param>
/// <param name="Mode">ScmGuardMode; empty if nothing sets it.</param>
/// <param name="References">The packages that it refers to.</param>
/// <param name="Versions">The packages that have a version in <paramref name="PackagesFile"/>.</param>
internal sealed record EvaluatedProject(bool IsSdkStyle, string? PackagesFile, string Mode, IReadOnlySet<string> References, IReadOnlySet<string> Versions)
{
    private static readonly string[] _properties = ["UsingMicrosoftNETSdk", "ManagePackageVersionsCentrally", "DirectoryPackagesPropsPath", "ScmGuardMode"];

    private static readonly string[] _items = ["PackageReference", "GlobalPackageReference", "PackageVersion"];

    /// <summary>Evaluates a project. Nothing is restored or written.</summary>
    /// <exception cref="UsageException">MSBuild does not understand it.</exception>
    public static async Task<EvaluatedProject> OfAsync(string file, CancellationToken stop)
    {
        var (exitCode, output) = await new Dotnet(Path.GetDirectoryName(file)!).RunAsync(
            ["msbuild", file, "-nologo", .. _properties.Select(name => "-getProperty:" + name), .. _items.Select(name => "-getItem:" + name)], null, stop);
        if (exitCode != 0)
        {
            throw new UsageException($"{file}: MSBuild does not understand this project. Nothing was written. {string.Join(" ", output.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Take(3))}");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(output[output.IndexOf('{')..]);
            JsonElement properties = document.RootElement.GetProperty("Properties");
            JsonElement items = document.RootElement.GetProperty("Items");
            bool isCentral = Is(properties, "ManagePackageVersionsCentrally");
            return new EvaluatedProject(
                Is(properties, "UsingMicrosoftNETSdk"),
                isCentral ? Path.GetFullPath(properties.GetProperty("DirectoryPackagesPropsPath").GetString()!) : null,
                properties.GetProperty("ScmGuardMode").GetString()!,
                Names(items, "PackageReference", "GlobalPackageReference"),
                Names(items, "PackageVersion"));
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or ArgumentException)
        {
            throw new UsageException($"{file}: the answer of MSBuild cannot be read; it needs the .NET 8 SDK or a newer one. Nothing was written.");
        }
    }

    private static bool Is(JsonElement properties, string name) => string.Equals(properties.GetProperty(name).GetString(), "true", StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Names(JsonElement items, params string[] kinds) =>
        new(kinds.SelectMany(kind => items.GetProperty(kind).EnumerateArray()).Select(item => item.GetProperty("Identity").GetString()!), StringComparer.OrdinalIgnoreCase);
}
