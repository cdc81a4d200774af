using System;
using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>All 76 operations of <c>libzk_app_utils</c>.</summary>
/// <remarks>Source: C API Documentation; Python API (zku 1.0.33).</remarks>
public static partial class Operations
{
    /// <summary>All operations, indexed by <see cref="ZymbitOperation"/>.</summary>
    public static IReadOnlyList<Operation> All { get; } = BuildTable();

    private static readonly Dictionary<string, Operation> _byNativeName = IndexByNativeName();

    /// <summary>What is known about an operation.</summary>
    public static Operation Get(ZymbitOperation operation) => All[(int)operation];

    /// <summary>Finds an operation by its exported symbol, such as <c>zkGenKeyPair</c>.</summary>
    public static bool TryGetByNativeName(string nativeName, out Operation operation) => _byNativeName.TryGetValue(nativeName, out operation!);

    private static Dictionary<string, Operation> IndexByNativeName()
    {
        var index = new Dictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var operation in All)
        {
            index.Add(operation.NativeName, operation);
        }

        return index;
    }
}
