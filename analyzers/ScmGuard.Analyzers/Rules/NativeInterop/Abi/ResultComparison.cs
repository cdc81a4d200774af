using System.Reflection;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;
using Kind = ScmGuard.Analyzers.Rules.NativeInterop.Abi.AbiFaultKind;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>Compares the result that a declaration reads with the <c>int</c> that every function returns: negative for an error, and often a value otherwise.</summary>
internal static class ResultComparison
{
    /// <summary>The fault, or null.</summary>
    public static Kind? FaultOf(NativeDeclaration declaration, Operation operation)
    {
        var signature = declaration.Signature;
        var type = signature.ReturnType is INamedTypeSymbol { EnumUnderlyingType: { } number } ? number : signature.ReturnType;
        if (declaration.Import is not null && !signature.MethodImplementationFlags.HasFlag(MethodImplAttributes.PreserveSig))
        {
            // A negative status does become an exception; every other result is lost.
            return signature.ReturnsVoid && operation.Result is ResultKind.Status ? null : Kind.HResult;
        }

        return type.SpecialType switch
        {
            SpecialType.System_Int32 => null,
            SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UIntPtr => Kind.UnsignedResult,
            SpecialType.System_Int64 or SpecialType.System_IntPtr => Kind.WideResult,
            SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char => Kind.NarrowResult,
            SpecialType.System_Boolean => Kind.TruthResult,
            SpecialType.System_Single or SpecialType.System_Double => Kind.FloatResult,
            SpecialType.System_String => Kind.AddressResult,

            // Nobody can do anything about a context that did not close.
            SpecialType.System_Void => operation.Id is ZymbitOperation.Close ? null : Kind.NoResult,
            _ => type is IPointerTypeSymbol or IArrayTypeSymbol ? Kind.AddressResult : null,
        };
    }
}
