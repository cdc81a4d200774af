using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>The names in a referenced assembly that tell something about the firmware: constants that can be a part of a version, and annotated guards.</summary>
internal static class ReferencedFirmware
{
    private static readonly ConditionalWeakTable<object, StrongBox<ImmutableArray<string>>> _known = new();

    /// <summary>The names in all assemblies that a compilation references, but for the framework's.</summary>
    public static IEnumerable<string> NamesFor(Compilation compilation, CancellationToken cancellationToken) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(static assembly => !ReferencedDeclarations.IsFramework(assembly.Name))
        .SelectMany(assembly => Names(assembly, compilation, cancellationToken));

    private static ImmutableArray<string> Names(IAssemblySymbol assembly, Compilation referrer, CancellationToken cancellationToken)
    {
        if (referrer.GetMetadataReference(assembly) is CompilationReference project)
        {
            return FirmwareMentions.Of(project.Compilation).Nearest(cancellationToken);
        }

        return assembly.GetMetadata() is { } metadata
            ? _known.GetValue(metadata.Id, _ => new(metadata.GetModules().SelectMany(static module => Names(module.GetMetadataReader())).ToImmutableArray())).Value
            : ImmutableArray<string>.Empty;
    }

    private static IEnumerable<string> Names(MetadataReader reader)
    {
        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.Constant); row++)
        {
            var constant = reader.GetConstant(MetadataTokens.ConstantHandle(row));
            if (constant is { TypeCode: ConstantTypeCode.String, Parent.Kind: HandleKind.FieldDefinition } && FirmwareText.IsPart(Text(reader, constant.Value)))
            {
                yield return reader.GetString(reader.GetFieldDefinition((FieldDefinitionHandle)constant.Parent).Name);
            }
        }

        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (IsGuard(reader, attribute) && NameOf(reader, attribute.Parent) is { } name)
            {
                yield return name;
            }
        }
    }

    private static string Text(MetadataReader reader, BlobHandle value) => Encoding.Unicode.GetString(reader.GetBlobBytes(value));

    private static bool IsGuard(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind switch
    {
        HandleKind.MemberReference when reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type =>
            reader.StringComparer.Equals(reader.GetTypeReference((TypeReferenceHandle)type).Name, Annotation.FirmwareGuardAttribute),
        HandleKind.MethodDefinition =>
            reader.StringComparer.Equals(
                reader.GetTypeDefinition(reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType()).Name, Annotation.FirmwareGuardAttribute),
        _ => false,
    };

    private static string? NameOf(MetadataReader reader, EntityHandle member) => member.Kind switch
    {
        HandleKind.MethodDefinition => reader.GetString(reader.GetMethodDefinition((MethodDefinitionHandle)member).Name),
        HandleKind.PropertyDefinition => reader.GetString(reader.GetPropertyDefinition((PropertyDefinitionHandle)member).Name),
        HandleKind.FieldDefinition => reader.GetString(reader.GetFieldDefinition((FieldDefinitionHandle)member).Name),
        _ => null,
    };
}
