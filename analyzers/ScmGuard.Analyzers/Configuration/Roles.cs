using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>The names by which a project says what a parameter means.</summary>
internal static class Roles
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames(typeof(ArgumentRole)).Where(static name => name != nameof(ArgumentRole.Unknown))];

    /// <summary>Reads a name. Case does not matter; a number is no name.</summary>
    public static bool TryParse(string name, out ArgumentRole role)
    {
        role = ArgumentRole.Unknown;
        return Names.Contains(name, StringComparer.OrdinalIgnoreCase) && Enum.TryParse(name, ignoreCase: true, out role);
    }
}
