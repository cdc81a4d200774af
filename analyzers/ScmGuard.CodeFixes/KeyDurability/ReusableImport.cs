using System;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>An import that the code has already, in a shape that the function can call.</summary>
internal static class ReusableImport
{
    /// <summary><c>UnmanagedType.LPUTF8Str</c>, which netstandard2.0 does not name.</summary>
    private const UnmanagedType LPUTF8Str = (UnmanagedType)48;

    /// <summary>Whether a declaration that is there passes what the function passes, the way the library takes it.</summary>
    public static bool Is(IMethodSymbol method, Operation operation, IMethodSymbol keyPair)
    {
        if (!NativeImport.TryGet(method, out var import)
            || import.EntryPoint != operation.NativeName
            || method.ReturnType.SpecialType is not SpecialType.System_Int32
            || method.Parameters.Length != operation.Parameters.Count)
        {
            return false;
        }

        for (var index = 0; index < operation.Parameters.Count; index++)
        {
            if (!Fits(method.Parameters[index], operation.Parameters[index], import.Route, method, keyPair))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(IParameterSymbol declared, NativeParameter native, CallRoute route, IMethodSymbol method, IMethodSymbol keyPair)
    {
        var type = declared.Type;
        var byValue = declared.RefKind is RefKind.None;
        return native.Role switch
        {
            ArgumentRole.Context => byValue && SymbolEqualityComparer.Default.Equals(type, keyPair.Parameters[0].Type),
            ArgumentRole.KeyType => byValue && SymbolEqualityComparer.Default.Equals(type, keyPair.Parameters[1].Type),
            ArgumentRole.ChainCode => declared.RefKind is RefKind.None or RefKind.Out && type.SpecialType is SpecialType.System_IntPtr,
            _ => native.Type switch
            {
                NativeType.Int32 => byValue && type.SpecialType is SpecialType.System_Int32,
                NativeType.UInt32 => byValue && type.SpecialType is SpecialType.System_UInt32,
                NativeType.Bool => byValue && type.SpecialType is SpecialType.System_Boolean && MarshalledAs(declared) is UnmanagedType.U1 or UnmanagedType.I1,
                NativeType.Text => byValue && type.SpecialType is SpecialType.System_String && IsUtf8(declared, route, method),
                NativeType.Bytes => byValue && type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte },
                _ => declared.RefKind is RefKind.Out && type.SpecialType is SpecialType.System_IntPtr,
            },
        };
    }

    /// <summary>By an attribute of its own, by <c>StringMarshalling.Utf8</c>, or by the default of <c>DllImport</c>, which is UTF-8 on Linux.</summary>
    private static bool IsUtf8(IParameterSymbol declared, CallRoute route, IMethodSymbol method) => MarshalledAs(declared) switch
    {
        UnmanagedType.LPStr or LPUTF8Str => true,
        null when route is CallRoute.DllImport => method.GetDllImportData()!.CharacterSet is not (CharSet.Unicode or CharSet.Auto),
        null => method.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "LibraryImportAttribute" }
            && attribute.NamedArguments.Any(static argument => argument is { Key: "StringMarshalling", Value.Value: 1 })), // StringMarshalling.Utf8
        _ => false,
    };

    private static UnmanagedType? MarshalledAs(IParameterSymbol declared) =>
        declared.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "MarshalAsAttribute" }) is { ConstructorArguments: [{ Value: { } value }] }
            ? (UnmanagedType)Convert.ToInt32(value, CultureInfo.InvariantCulture)
            : null;
}
