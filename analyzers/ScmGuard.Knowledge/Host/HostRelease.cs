using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The versions of the host software that were released together.</summary>
/// <param name="Name">The release's name.</param>
/// <param name="Packages">Its packages.</param>
/// <param name="Source">Title of the page that lists them.</param>
public sealed record HostRelease(string Name, IReadOnlyList<HostPackage> Packages, string Source);
