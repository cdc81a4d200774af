using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>What one referenced assembly says about how Zymbit can be reached.</summary>
internal sealed class ReferencedDeclarations
{
    private static readonly ConditionalWeakTable<object, ReferencedDeclarations> _known = new();
    private static readonly ReferencedDeclarations _nothing = new(ImmutableArray<string>.Empty, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);

    private ReferencedDeclarations(ImmutableArray<string> names, ImmutableArray<string> nativeNames, ImmutableArray<string> requiringNames)
    {
        Names = names;
        NativeNames = nativeNames;
        RequiringNames = requiringNames;
    }

    /// <summary>The names of the methods that are imported from the library or annotated as wrappers.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Those of <see cref="Names"/> that are imported.</summary>
    public ImmutableArray<string> NativeNames { get; }

    /// <summary>The names by which members are called that demand a firmware.</summary>
    public ImmutableArray<string> RequiringNames { get; }

    public static ReferencedDeclarations Of(IAssemblySymbol assembly, Compilation referrer, CancellationToken cancellationToken)
    {
        if (IsFramework(assembly.Name))
        {
            return _nothing;
        }

        // A project reference in an editor is source, not metadata; its symbol may be the project's own or one retargeted to this one's references.
        if (referrer.GetMetadataReference(assembly) is CompilationReference project)
        {
            return ZymbitCompilation.TryGet(project.Compilation, cancellationToken) is { } zymbit
                ? new ReferencedDeclarations(zymbit.DeclaredNames, zymbit.DeclaredNativeNames, zymbit.DeclaredRequiringNames)
                : _nothing;
        }

        if (assembly.GetMetadata() is not { } metadata)
        {
            return _nothing;
        }

        if (!_known.TryGetValue(metadata.Id, out var declarations))
        {
            declarations = MayDeclare(metadata) ? ReadNames(assembly) : _nothing;
            _known.GetValue(metadata.Id, _ => declarations);
        }

        return declarations;
    }

    /// <summary>True for an assembly of the framework, by its name.</summary>
    public static bool IsFramework(string name) =>
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
                if (IsAnnotation(reader, reader.GetTypeReference(handle).Name))
                {
                    return true;
                }
            }

            foreach (var handle in reader.TypeDefinitions)
            {
                if (IsAnnotation(reader, reader.GetTypeDefinition(handle).Name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAnnotation(MetadataReader reader, StringHandle name) =>
        reader.StringComparer.Equals(name, Annotation.ApiAttribute) || reader.StringComparer.Equals(name, Annotation.RequiresFirmwareAttribute);

    private static ReferencedDeclarations ReadNames(IAssemblySymbol assembly)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var native = ImmutableArray.CreateBuilder<string>();
        var requiring = ImmutableArray.CreateBuilder<string>();
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
                else if (member is IMethodSymbol method)
                {
                    var isNative = NativeImport.TryGet(method, out _);
                    if (isNative || Annotation.TryGet(method, out _))
                    {
                        names.Add(method.Name);
                    }

                    if (isNative)
                    {
                        native.Add(method.Name);
                    }

                    if (Annotation.MayRequireFirmware(method))
                    {
                        requiring.Add(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name);
                    }
                }
            }
        }

        return new ReferencedDeclarations(names.ToImmutable(), native.ToImmutable(), requiring.ToImmutable());
    }
}
