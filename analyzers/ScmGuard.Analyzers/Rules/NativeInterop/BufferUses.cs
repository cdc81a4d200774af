using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>The places of a program that have to do with a buffer that the library allocated.</summary>
/// <param name="Places">What is done with the local that points to it, in the order of the text.</param>
internal readonly record struct BufferUses(ImmutableArray<(BufferUse Use, IOperation Place)> Places)
{
    /// <summary>True if nothing in the program can free the buffer.</summary>
    public bool IsLeaked => Places.All(static place => place.Use is BufferUse.Reads);

    /// <summary>Looks at all mentions of a local.</summary>
    /// <param name="local">The local, a pointer.</param>
    /// <param name="call">The call that fills it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>Null if more than that call fills it, or it is not certain who does.</returns>
    public static BufferUses? Of(ILocalSymbol local, IOperation call, CancellationToken cancellationToken)
    {
        if (local.IsRef || local.DeclaringSyntaxReferences is not [var declaration] || call.SemanticModel is not { } model)
        {
            return null;
        }

        var places = ImmutableArray.CreateBuilder<(BufferUse, IOperation)>();
        foreach (var mention in Mentions.Of(local.Name, Writes.ScopeOf(declaration.GetSyntax(cancellationToken)), cancellationToken))
        {
            if (call.Syntax.Span.Contains(mention.Span) || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancellationToken).Symbol, local))
            {
                continue;
            }

            if (Writes.IsTarget(mention) || model.GetOperation(mention, cancellationToken) is not { } operation)
            {
                return null;
            }

            places.Add(UseOf(mention, operation));
        }

        return new BufferUses(places.ToImmutable());
    }

    private static (BufferUse Use, IOperation Place) UseOf(ExpressionSyntax mention, IOperation operation)
    {
        // Pointers have no operations of their own.
        var outer = mention;
        while (outer.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax)
        {
            outer = (ExpressionSyntax)outer.Parent;
        }

        if ((outer.Parent is ElementAccessExpressionSyntax element && element.Expression == outer)
            || outer.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression })
        {
            return (BufferUse.Reads, operation);
        }

        var around = operation.Parent;
        while (around is IConversionOperation { OperatorMethod: null or { ContainingType.SpecialType: SpecialType.System_IntPtr or SpecialType.System_UIntPtr } })
        {
            around = around.Parent;
        }

        return around switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IIsPatternOperation { Pattern: IConstantPatternOperation or INegatedPatternOperation } =>
                (BufferUse.Reads, around),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } call } => (UseOf(method), call),
            IArgumentOperation { Parent: IObjectCreationOperation { Type: INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "String" } } creation } => (BufferUse.Reads, creation),
            _ => (BufferUse.Unknown, operation),
        };
    }

    private static BufferUse UseOf(IMethodSymbol method) => (method.ContainingType?.Name, method.Name) switch
    {
        // One pointer's width before the text, where there is no block, or the end of a text of 16-bit characters, which is not in it.
        ("Marshal", "FreeBSTR" or "ZeroFreeBSTR" or "ZeroFreeCoTaskMemUnicode" or "ZeroFreeGlobalAllocUnicode") => BufferUse.FreesWrongly,

        // An object, a library or a handle, and none of these is there.
        ("Marshal", "Release") or ("NativeLibrary", "Free") or ("GCHandle", "FromIntPtr") => BufferUse.FreesWrongly,
        ("NativeMemory", "AlignedFree") => BufferUse.FreesWrongly,

        ("Marshal", "Copy" or "PtrToStructure") => BufferUse.Reads,
        ("Marshal", var name) when name.StartsWith("PtrToString", System.StringComparison.Ordinal) || name.StartsWith("Read", System.StringComparison.Ordinal) => BufferUse.Reads,
        ("MemoryMarshal", "CreateReadOnlySpanFromNullTerminated") or ("Buffer", "MemoryCopy") or ("NativeMemory", "Copy" or "Clear" or "Fill") => BufferUse.Reads,
        _ => BufferUse.Unknown,
    };
}
