using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>What one referenced assembly says about how Zymbit can be reached.</summary>
internal sealed class ReferencedDeclarations
{
    private static readonly ConditionalWeakTable<object, ReferencedDeclarations> _known = new();
    private static readonly ReferencedDeclarations _nothing = new(ImmutableArray<string>.Empty);

    private ReferencedDeclarations(ImmutableArray<string> names) => Names = names;

    /// <summary>The names of the methods that are imported from the library or annotated as wrappers.</summary>
    public ImmutableArray<string> Names { get; }

    public static ReferencedDeclarations Of(IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        if (IsFramework(assembly.Name))
        {
            return _nothing;
        }

        // A project reference in an editor is source, not metadata.
        if (assembly is ISourceAssemblySymbol source)
        {
            return ZymbitCompilation.TryGet(source.Compilation, cancellationToken) is { } zymbit
                ? new ReferencedDeclarations(zymbit.DeclaredNames)
                : _nothing;
        }

        if (assembly.GetMetadata() is not { } metadata)
        {
            return _nothing;
        }

        if (!_known.TryGetValue(metadata.Id, out var declarations))
        {
            declarations = MayDeclare(metadata) ? new ReferencedDeclarations(ReadNames(assembly)) : _nothing;
            _known.GetValue(metadata.Id, _ => declarations);
        }

        return declarations;
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name is "mscorlib" or "netstandard" or "WindowsBase";

    /// <summary>Every import, however it was written, leaves its library in the module reference table; every annotation needs its attribute type.</summary>
    private static bool MayDeclare(AssemblyMetadata metadata)
    {
        foreach (var module in metadata.GetModules())
        {
            var reader = module.GetMetadataReader();
            for (var row = 1; row <= reader.GetTableRowCount(TableIndex.ModuleRef); row++)
            {
                var handle = MetadataTokens.ModuleReferenceHandle(row);
                if (NativeImport.IsZymbitLibrary(reader.GetString(reader.GetModuleReference(handle).Name)))
                {
                    return true;
                }
            }

            foreach (var handle in reader.TypeReferences)
            {
                if (reader.StringComparer.Equals(reader.GetTypeReference(handle).Name, Annotation.ApiAttribute))
                {
                    return true;
                }
            }

            foreach (var handle in reader.TypeDefinitions)
            {
                if (reader.StringComparer.Equals(reader.GetTypeDefinition(handle).Name, Annotation.ApiAttribute))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ImmutableArray<string> ReadNames(IAssemblySymbol assembly)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            foreach (var member in pending.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol container)
                {
                    pending.Push(container);
                }
                else if (member is IMethodSymbol method && (NativeImport.TryGet(method, out _) || Annotation.TryGet(method, out _)))
                {
                    names.Add(method.Name);
                }
            }
        }

        return names.ToImmutable();
    }
}
