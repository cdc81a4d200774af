using System;
using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The methods of the official Python client.</summary>
/// <remarks>Source: Python API (zku 1.0.33).</remarks>
public static partial class PythonMethods
{
    /// <summary>All methods.</summary>
    public static IReadOnlyList<PythonMethod> All { get; } = BuildTable();

    private static readonly Dictionary<string, PythonMethod> _byName = IndexByName();

    /// <summary>Finds a method by its Python name.</summary>
    public static bool TryGet(string name, out PythonMethod method) => _byName.TryGetValue(name, out method!);

    private static Dictionary<string, PythonMethod> IndexByName()
    {
        var index = new Dictionary<string, PythonMethod>(StringComparer.Ordinal);
        foreach (var method in All)
        {
            index.Add(method.Name, method);
        }

        return index;
    }
}
