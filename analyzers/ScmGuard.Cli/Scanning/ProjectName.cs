using System;

namespace ScmGuard.Cli.Scanning;

/// <summary>A project as it is built for one target framework.</summary>
/// <param name="Path">The full path of the project file.</param>
/// <param name="Framework">The target framework; empty if it is not known.</param>
internal readonly record struct ProjectName(string Path, string Framework) : IComparable<ProjectName>
{
    public int CompareTo(ProjectName other) =>
        string.CompareOrdinal(Path, other.Path) is var byPath and not 0 ? byPath : string.CompareOrdinal(Framework, other.Framework);
}
