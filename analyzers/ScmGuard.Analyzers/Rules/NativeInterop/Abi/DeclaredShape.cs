using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>Reads off a declaration what the library gets in place of a C# argument.</summary>
/// <remarks>
/// Where the runtime marshals, a <c>bool</c> without a mark is a BOOL of 4 bytes and a <c>string</c> is UTF-8 unless <c>CharSet.Unicode</c> is asked for;
/// the same holds for the types of a function pointer. Source: "Default marshalling behavior" and "Charsets and marshalling" (.NET documentation).
/// </remarks>
internal sealed class DeclaredShape
{
    /// <summary>Names that netstandard2.0 does not have.</summary>
    private const UnmanagedType LPUTF8Str = (UnmanagedType)48;

    private readonly bool _isMarshalledAtRunTime;
    private readonly bool _isGenerated;
    private readonly int? _characterBytes;

    private DeclaredShape(bool isMarshalledAtRunTime, bool isGenerated, int? characterBytes)
    {
        _isMarshalledAtRunTime = isMarshalledAtRunTime;
        _isGenerated = isGenerated;
        _characterBytes = characterBytes;
    }

    /// <summary>The reader for a declaration.</summary>
    public static DeclaredShape For(NativeDeclaration declaration, Compilation compilation)
    {
        var isGenerated = declaration.Route is CallRoute.LibraryImport;
        return new DeclaredShape(
            declaration.IsMarshalledAtRunTime(compilation),
            isGenerated,
            isGenerated ? CharacterBytesOfGenerator(declaration.Signature) : CharSetOf(declaration) is CharSet.Unicode ? 2 : 1);
    }

    public NativeShape Of(IParameterSymbol parameter)
    {
        var mark = Mark.On(parameter.GetAttributes(), isKnown: !parameter.DeclaringSyntaxReferences.IsEmpty || parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.FunctionPointerSignature });
        var passed = Of(parameter.Type, mark);
        return parameter.RefKind is RefKind.None ? passed
            : NativeShape.Variable(passed, parameter.RefKind) with { IsUnsized = _isMarshalledAtRunTime && parameter.RefKind is RefKind.Out && parameter.Type is IArrayTypeSymbol && mark is { HasSize: false, IsKnown: true } };
    }

    private NativeShape Of(ITypeSymbol type, Mark mark)
    {
        if (mark.IsCustom)
        {
            return NativeShape.Unknown;
        }

        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return Truth(mark);
            case SpecialType.System_Char:
                return mark.Type is UnmanagedType.U1 or UnmanagedType.I1 ? NativeShape.Integer(1)
                    : mark.Type is UnmanagedType.U2 or UnmanagedType.I2 || !_isMarshalledAtRunTime ? NativeShape.Integer(2)
                    : Character(_characterBytes);
            case SpecialType.System_String:
                return mark.IsKnown ? Text(mark) : NativeShape.Unknown;
        }

        return type switch
        {
            IArrayTypeSymbol array when mark.Type is null or UnmanagedType.LPArray => NativeShape.Elements(Of(array.ElementType, mark.OfElements)),
            INamedTypeSymbol { Name: "StringBuilder", ContainingNamespace.Name: "Text" } => mark.IsKnown ? Text(mark) : NativeShape.Unknown,
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", ContainingNamespace.Name: "System", TypeArguments: [var element] } => NativeShape.Elements(InMemory(element)),
            _ when HasMarshaller(type) => NativeShape.Unknown,
            INamedTypeSymbol { TypeKind: TypeKind.Class } named when IsHandle(named) => NativeShape.Opaque,
            INamedTypeSymbol { TypeKind: TypeKind.Class } named when named.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "StructLayoutAttribute" }) =>
                NativeShape.Elements(NativeShape.Of(named)),
            _ => InMemory(type),
        };
    }

    /// <summary>A type that is the same on both sides: what a pointer points at, and what is passed as it is.</summary>
    private static NativeShape InMemory(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Boolean:
                return NativeShape.Truth(1);
            case SpecialType.System_SByte:
                return NativeShape.Integer(1, isSigned: true);
            case SpecialType.System_Byte:
                return NativeShape.Integer(1);
            case SpecialType.System_Int16:
                return NativeShape.Integer(2, isSigned: true);
            case SpecialType.System_UInt16 or SpecialType.System_Char:
                return NativeShape.Integer(2);
            case SpecialType.System_Int32:
                return NativeShape.Integer(4, isSigned: true);
            case SpecialType.System_UInt32:
                return NativeShape.Integer(4);
            case SpecialType.System_Int64:
                return NativeShape.Integer(8, isSigned: true);
            case SpecialType.System_UInt64:
                return NativeShape.Integer(8);
            case SpecialType.System_Single:
                return NativeShape.Float(4);
            case SpecialType.System_Double:
                return NativeShape.Float(8);
            case SpecialType.System_IntPtr or SpecialType.System_UIntPtr:
                return NativeShape.Opaque;
        }

        return type switch
        {
            INamedTypeSymbol { EnumUnderlyingType: { } number } => InMemory(number),
            IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Void } => NativeShape.Opaque,
            IPointerTypeSymbol pointer => NativeShape.Pointer(InMemory(pointer.PointedAtType)),
            IFunctionPointerTypeSymbol => NativeShape.Opaque,
            { TypeKind: TypeKind.Delegate } => NativeShape.Opaque,
            INamedTypeSymbol { TypeKind: TypeKind.Struct, IsGenericType: false } structure => OfStruct(structure),
            _ => NativeShape.Unknown,
        };
    }

    /// <summary>A structure of one field travels as that field does.</summary>
    private static NativeShape OfStruct(INamedTypeSymbol structure)
    {
        if (HasMarshaller(structure))
        {
            return NativeShape.Unknown;
        }

        if (structure is { Name: "HandleRef", ContainingNamespace.Name: "InteropServices" })
        {
            return NativeShape.Opaque;
        }

        return IsEndless(structure) ? NativeShape.Unknown
            : OnlyFieldOf(structure) is { } only ? InMemory(only.Type)
            : NativeShape.Of(structure);
    }

    /// <summary>The field that a structure travels as, or null.</summary>
    private static IFieldSymbol? OnlyFieldOf(INamedTypeSymbol structure)
    {
        var fields = structure.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).Take(2).ToList();
        return fields is [{ IsFixedSizeBuffer: false } only] && only.Type.SpecialType is not (SpecialType.System_Boolean or SpecialType.System_Char) ? only : null;
    }

    /// <summary>True for a structure whose only field leads back to one that was seen, such as <c>struct Node { Node* next; }</c>: it has no bottom to be read from.</summary>
    private static bool IsEndless(INamedTypeSymbol structure)
    {
        var seen = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        for (ITypeSymbol type = structure; ;)
        {
            while (type is IPointerTypeSymbol pointer)
            {
                type = pointer.PointedAtType;
            }

            if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct, IsGenericType: false, SpecialType: SpecialType.None } inner || OnlyFieldOf(inner) is not { } only)
            {
                return false;
            }

            if (!seen.Add(inner))
            {
                return true;
            }

            type = only.Type;
        }
    }

    private NativeShape Truth(Mark mark) => mark switch
    {
        { IsKnown: false } => NativeShape.Unknown,
        { Type: UnmanagedType.U1 or UnmanagedType.I1 } => NativeShape.Truth(1),
        { Type: UnmanagedType.Bool } => NativeShape.Truth(4),
        { Type: UnmanagedType.VariantBool } => NativeShape.Truth(2),
        { Type: null } when _isMarshalledAtRunTime => NativeShape.Truth(4),

        // The generator does not compile one without a mark; where nobody marshals, it is a byte.
        { Type: null } when !_isGenerated => NativeShape.Truth(1),
        _ => NativeShape.Unknown,
    };

    private NativeShape Text(Mark mark) => mark.Type switch
    {
        UnmanagedType.LPStr or UnmanagedType.LPTStr or LPUTF8Str => NativeShape.Elements(NativeShape.Integer(1)),
        UnmanagedType.LPWStr or UnmanagedType.BStr => NativeShape.Elements(NativeShape.Integer(2)),
        null when _characterBytes is { } bytes => NativeShape.Elements(NativeShape.Integer(bytes)),
        _ => NativeShape.Unknown,
    };

    private static NativeShape Character(int? bytes) => bytes is { } known ? NativeShape.Integer(known) : NativeShape.Unknown;

    private static bool IsHandle(INamedTypeSymbol type)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor is { Name: "SafeHandle" or "CriticalHandle", ContainingNamespace.Name: "InteropServices" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMarshaller(ITypeSymbol type) => type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "NativeMarshallingAttribute" });

    private static CharSet CharSetOf(NativeDeclaration declaration)
    {
        if (declaration.Import is { } import)
        {
            return import.CharacterSet;
        }

        var attribute = declaration.Signature.ContainingType?.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "UnmanagedFunctionPointerAttribute" });
        return attribute?.NamedArguments.FirstOrDefault(static argument => argument.Key == "CharSet").Value.Value is { } value
            ? (CharSet)Convert.ToInt32(value, CultureInfo.InvariantCulture)
            : CharSet.None;
    }

    /// <summary>By <c>StringMarshalling</c>: 1 is UTF-8, 2 is UTF-16.</summary>
    private static int? CharacterBytesOfGenerator(IMethodSymbol method)
    {
        var import = method.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "LibraryImportAttribute" });
        return import?.NamedArguments.FirstOrDefault(static argument => argument.Key == "StringMarshalling").Value.Value switch
        {
            1 => 1,
            2 => 2,
            _ => null,
        };
    }

    /// <summary>What <c>MarshalAs</c> says of a parameter.</summary>
    /// <param name="Type">The unmanaged type, or null if nothing is said.</param>
    /// <param name="ElementType">The same for an array's elements.</param>
    /// <param name="HasSize">True if an array's length is told.</param>
    /// <param name="IsCustom">True if code of its own marshals it.</param>
    /// <param name="IsKnown">False for a declaration in another assembly, of which marks are not seen.</param>
    private readonly record struct Mark(UnmanagedType? Type, UnmanagedType? ElementType, bool HasSize, bool IsCustom, bool IsKnown)
    {
        public Mark OfElements => new(ElementType, null, false, false, IsKnown);

        public static Mark On(ImmutableArray<AttributeData> attributes, bool isKnown)
        {
            if (attributes.Any(static attribute => attribute.AttributeClass is { Name: "MarshalUsingAttribute" }))
            {
                return new Mark(null, null, HasSize: true, IsCustom: true, isKnown);
            }

            if (attributes.FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "MarshalAsAttribute" }) is not { ConstructorArguments: [{ Value: { } value }] } mark)
            {
                return new Mark(null, null, HasSize: false, IsCustom: false, isKnown);
            }

            var type = (UnmanagedType)Convert.ToInt32(value, CultureInfo.InvariantCulture);
            var element = mark.NamedArguments.FirstOrDefault(static argument => argument.Key == "ArraySubType").Value.Value;
            return new Mark(
                type,
                element is null ? null : (UnmanagedType)Convert.ToInt32(element, CultureInfo.InvariantCulture),
                mark.NamedArguments.Any(static argument => argument.Key is "SizeConst" or "SizeParamIndex"),
                IsCustom: type is UnmanagedType.CustomMarshaler or UnmanagedType.Interface or UnmanagedType.IUnknown or UnmanagedType.IDispatch or UnmanagedType.AsAny or UnmanagedType.SafeArray or UnmanagedType.ByValArray,
                isKnown);
        }
    }
}
