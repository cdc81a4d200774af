namespace ScmGuard.Quickstart;

/// <summary>Where things are in a checkout of this repository.</summary>
/// <param name="Root">The folder that holds ScmGuard.sln.</param>
internal sealed record Checkout(string Root)
{
    public string PackageProject => Path.Combine(Root, "analyzers", "ScmGuard.Package", "ScmGuard.Package.csproj");

    /// <summary>The gateway with the mistakes in it.</summary>
    public string Gateway => Sample("Gateway");

    /// <summary>The same program without them.</summary>
    public string RepairedGateway => Sample("Gateway.Repaired");

    /// <summary>A program that makes keys on virtual units, reboots them, and shows what is left.</summary>
    public string KeyLifecycle => Sample("KeyLifecycle");

    /// <summary>The program that takes a unit through the bench.</summary>
    public string Harness => Path.Combine(Root, "harness", "ScmGuard.Harness.Cli", "ScmGuard.Harness.Cli.csproj");

    /// <summary>Everything that the quick start writes. samples/Directory.Build.props names the same folders.</summary>
    public string Output => Path.Combine(Root, "artifacts", "quickstart");

    public string Feed => Path.Combine(Output, "feed");

    /// <summary>The folder of a unit's run on the bench.</summary>
    public string Bench(string profile) => Path.Combine(Output, "bench", profile);

    /// <summary>The unpacked package. A package keeps its version from one pack to the next, so an older one must not be found here.</summary>
    public string UnpackedPackage => Path.Combine(Output, "packages", "scmguard");

    /// <summary>The checkout that a folder is in.</summary>
    /// <returns>Null if no folder at or above it holds ScmGuard.sln.</returns>
    public static Checkout? Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (File.Exists(Path.Combine(current.FullName, "ScmGuard.sln")))
            {
                return new Checkout(current.FullName);
            }
        }

        return null;
    }

    /// <summary>A path as a reader of the checkout writes it.</summary>
    public string Shorten(string path)
    {
        var relative = Path.GetRelativePath(Root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace('\\', '/');
    }

    private string Sample(string name) => Path.Combine(Root, "samples", name, name + ".csproj");
}
