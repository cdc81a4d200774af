using System;
using System.Globalization;
using System.Linq;
using System.Reflection.Metadata;
using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using Kind = ScmGuard.Analyzers.Rules.NativeInterop.Abi.AbiFaultKind;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>Looks at the calling convention. On the library's platform there is one, and the names of most others lead to it.</summary>
internal static class ConventionComparison
{
    /// <summary>The fault, or null.</summary>
    public static Kind? FaultOf(NativeDeclaration declaration)
    {
        var signature = declaration.Signature;
        if (signature.MethodKind is MethodKind.FunctionPointerSignature)
        {
            return signature.CallingConvention switch
            {
                SignatureCallingConvention.Default => Kind.ManagedConvention,
                SignatureCallingConvention.FastCall or SignatureCallingConvention.VarArgs => Kind.UnsupportedConvention,
                _ => signature.UnmanagedCallingConventionTypes.Any(static type => type.Name is "CallConvFastcall") ? Kind.UnsupportedConvention : null,
            };
        }

        return signature.IsVararg || Named(declaration) is CallingConvention.FastCall ? Kind.UnsupportedConvention : null;
    }

    private static CallingConvention? Named(NativeDeclaration declaration)
    {
        // What the generator needs not marshal it makes a DllImport of, so that a method can have both.
        foreach (var attribute in declaration.Signature.GetAttributes().Concat(declaration.Signature.ContainingType?.GetAttributes() ?? Enumerable.Empty<AttributeData>()))
        {
            switch (attribute)
            {
                case { AttributeClass.Name: "UnmanagedFunctionPointerAttribute", ConstructorArguments: [{ Value: { } value }] }:
                    return (CallingConvention)Convert.ToInt32(value, CultureInfo.InvariantCulture);
                case { AttributeClass.Name: "UnmanagedCallConvAttribute" } when attribute.NamedArguments.Any(static argument =>
                    argument.Key == "CallConvs" && argument.Value.Kind is TypedConstantKind.Array && argument.Value.Values.Any(static type => type.Value is ITypeSymbol { Name: "CallConvFastcall" })):
                    return CallingConvention.FastCall;
            }
        }

        return declaration.Import?.CallingConvention;
    }
}
