using System;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>A method's declaration as a function of <c>libzk_app_utils</c>.</summary>
/// <param name="Route"><c>DllImport</c> or <c>LibraryImport</c>.</param>
/// <param name="EntryPoint">The symbol that it binds to.</param>
internal readonly record struct NativeImport(CallRoute Route, string EntryPoint)
{
    private const string LibraryStem = "zk_app_utils";

    /// <summary>Reads the declaration of a method.</summary>
    /// <returns>False if the method is not imported, or from another library.</returns>
    public static bool TryGet(IMethodSymbol method, out NativeImport import)
    {
        import = default;
        if (method.GetDllImportData() is { } data)
        {
            if (data.ModuleName is null || !IsZymbitLibrary(data.ModuleName))
            {
                return false;
            }

            import = new NativeImport(CallRoute.DllImport, data.EntryPointName ?? method.Name);
            return true;
        }

        // The source generator fills a LibraryImport method in, so it has no import data of its own: the attribute is the declaration.
        foreach (var attribute in (method.PartialDefinitionPart ?? method).GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "LibraryImportAttribute" }
                && attribute.ConstructorArguments is [{ Value: string library }]
                && IsZymbitLibrary(library))
            {
                import = new NativeImport(CallRoute.LibraryImport, NamedEntryPoint(attribute) ?? method.Name);
                return true;
            }
        }

        return false;
    }

    /// <summary>True for every spelling by which the loader finds the library: with or without a path, <c>lib</c> and <c>.so</c>.</summary>
    public static bool IsZymbitLibrary(string library)
    {
        var name = library.AsSpan().Trim();
        var separator = name.LastIndexOfAny('/', '\\');
        name = name.Slice(separator + 1);

        // libzk_app_utils.so.1: a version may follow.
        var extension = name.IndexOf(".so".AsSpan(), StringComparison.Ordinal);
        if (extension >= 0)
        {
            name = name.Slice(0, extension);
        }

        if (name.StartsWith("lib".AsSpan(), StringComparison.Ordinal))
        {
            name = name.Slice(3);
        }

        return name.SequenceEqual(LibraryStem.AsSpan());
    }

    private static string? NamedEntryPoint(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "EntryPoint")
            {
                return argument.Value.Value as string;
            }
        }

        return null;
    }
}
