using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>Where a method is called.</summary>
/// <param name="Calls">The calls, in the order of the files and then of the text.</param>
/// <param name="AreAll">True if the method runs in no other way: it is private or local, and no delegate is made of it.</param>
internal sealed record CallSites(ImmutableArray<IInvocationOperation> Calls, bool AreAll)
{
    /// <summary>Finds the calls of a private or static method or a local function; of any other, the calls in its own type are not all.</summary>
    public static CallSites Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        var calls = ImmutableArray.CreateBuilder<IInvocationOperation>();
        var areAll = method.MethodKind == MethodKind.LocalFunction || method.DeclaredAccessibility == Accessibility.Private;
        foreach (var scope in Scopes(method, compilation, cancellationToken))
        {
            SemanticModel? model = null;
            foreach (var name in Mentions.Of(method.Name, scope, cancellationToken))
            {
                model ??= compilation.GetSemanticModel(scope.SyntaxTree);
                var info = model.GetSymbolInfo(name, cancellationToken);
                if (!IsSame(info.Symbol, method) && !info.CandidateSymbols.Any(candidate => IsSame(candidate, method)))
                {
                    continue;
                }

                if (Mentions.Call(name) is { } invocation && model.GetOperation(invocation, cancellationToken) is IInvocationOperation call && IsSame(call.TargetMethod, method))
                {
                    calls.Add(call);
                }
                else
                {
                    areAll = false;
                }
            }
        }

        return new CallSites(calls.ToImmutable(), areAll);
    }

    private static IEnumerable<SyntaxNode> Scopes(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return method.DeclaringSyntaxReferences.Select(reference => Writes.ScopeOf(reference.GetSyntax(cancellationToken).Parent!));
        }

        if (method.IsStatic && method.DeclaredAccessibility != Accessibility.Private)
        {
            return compilation.SyntaxTrees.Select(tree => tree.GetRoot(cancellationToken));
        }

        return method.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken));
    }

    private static bool IsSame(ISymbol? symbol, IMethodSymbol method) =>
        symbol is IMethodSymbol candidate && SymbolEqualityComparer.Default.Equals((candidate.ReducedFrom ?? candidate).OriginalDefinition, method.OriginalDefinition);
}
