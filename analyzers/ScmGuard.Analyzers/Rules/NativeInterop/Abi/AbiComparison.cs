using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>Compares a declaration with the function that it is bound to.</summary>
internal static class AbiComparison
{
    /// <summary>Every difference that harms, in the order of the declaration.</summary>
    public static IEnumerable<AbiFault> FaultsOf(NativeDeclaration declaration, Operation operation, Compilation compilation)
    {
        var signature = declaration.Signature;
        if (ConventionComparison.FaultOf(declaration) is { } convention)
        {
            yield return new AbiFault(convention, AbiFault.Whole);
        }

        if (ResultComparison.FaultOf(declaration, operation) is { } result)
        {
            yield return new AbiFault(result, AbiFault.Result);
        }

        if (signature.Parameters.Length != operation.Parameters.Count)
        {
            yield return new AbiFault(AbiFaultKind.ParameterCount, AbiFault.Whole);
            yield break;
        }

        var reader = DeclaredShape.For(declaration, compilation);
        var shapes = signature.Parameters.Select(reader.Of).ToList();
        if (ParameterOrder.Of(signature, shapes, operation) is not null)
        {
            yield return new AbiFault(AbiFaultKind.ParameterOrder, AbiFault.Whole);
            yield break;
        }

        for (var index = 0; index < shapes.Count; index++)
        {
            if (ParameterComparison.FaultOf(shapes[index], operation.Parameters[index].Type) is { } fault)
            {
                yield return new AbiFault(fault, index, BytesOf(shapes[index]));
            }
        }
    }

    /// <summary>The size of the number that is passed, or that is at the address that is.</summary>
    private static int BytesOf(NativeShape shape) => shape switch
    {
        { Kind: ShapeKind.Address, Target: { Kind: ShapeKind.Address, Target.Bytes: > 0 } inner } => inner.Target.Bytes,
        { Kind: ShapeKind.Address, Target.Bytes: > 0 } => shape.Target.Bytes,
        { Kind: ShapeKind.Address } => NativeShape.AddressBytes,
        _ => shape.Bytes,
    };
}
