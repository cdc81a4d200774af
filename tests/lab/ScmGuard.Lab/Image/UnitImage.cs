using System.IO;
using ScmGuard.Knowledge;

namespace ScmGuard.Lab.Image;

/// <summary>The root file system of a unit as it comes from the factory, in two layers that are never written to again.</summary>
/// <param name="Base">Debian.</param>
/// <param name="Layer">What the factory and the bench add.</param>
public sealed record UnitImage(string Base, string Layer)
{
    /// <summary>Where the bench keeps what is its own in a unit: what the simulated hardware says, and packages to install.</summary>
    public const string LabFolder = "/usr/share/scm-lab";

    /// <summary>Where the packages of a release lie in a unit. The older release is installed, as on a unit from the factory.</summary>
    /// <param name="release">The release.</param>
    public static string PackagesFolderOf(HostRelease release) => $"{LabFolder}/packages/{release.Name.Replace(' ', '-')}";

    /// <summary>The program as the package has it, for a controller.</summary>
    public string Program => Path.Join(Layer, "usr/lib/scm-harness");
}
