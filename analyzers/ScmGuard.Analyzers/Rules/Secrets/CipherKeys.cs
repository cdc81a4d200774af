using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow.Taint;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>The places where the framework's ciphers take a key. A keyed hash is none of them: derivation functions are built from one.</summary>
internal static class CipherKeys
{
    /// <summary>The keys that a step sets.</summary>
    public static IEnumerable<TaintSink> In(IOperation step) => step switch
    {
        IObjectCreationOperation { Type: { Name: "AesGcm" or "AesCcm" or "ChaCha20Poly1305" } type } creation when IsCryptography(type) => Keys(type, creation.Arguments),
        IInvocationOperation { TargetMethod: { Name: "CreateEncryptor" or "CreateDecryptor" or "SetKey", ContainingType: { } type } } call when IsCryptography(type) =>
            Keys(call.Instance?.Type ?? type, call.Arguments),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "Key", ContainingType: { } type } } target } assignment when IsCipher(type) =>
            [new TaintSink(assignment.Value, (target.Instance?.Type ?? type).Name, IsText: false)],
        _ => [],
    };

    private static bool IsCryptography(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Cryptography", ContainingNamespace: { Name: "Security", ContainingNamespace.Name: nameof(System) } };

    private static bool IsCipher(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == "SymmetricAlgorithm" && IsCryptography(type))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<TaintSink> Keys(ITypeSymbol cipher, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name is "key" or "rgbKey")
            {
                yield return new TaintSink(argument.Value, cipher.Name, IsText: false);
            }
        }
    }
}
