namespace ScmGuard.Knowledge;

/// <summary>A package of the vendor's host software.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The version, as the package manager spells it.</param>
/// <param name="IsPip">True for a Python package, false for a Debian one.</param>
public sealed record HostPackage(string Name, string Version, bool IsPip = false);
