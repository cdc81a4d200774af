using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Knows the library's loops: methods that call a lambda for each element of a sequence.</summary>
internal static class EachElement
{
    /// <summary>True if a body is a lambda that certainly runs for each element.</summary>
    public static bool Runs(Body body, Compilation compilation, CancellationToken cancellationToken)
    {
        if (body is not { Symbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }, Syntax.Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } }
            || compilation.GetSemanticModel(invocation.SyntaxTree).GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        return (method.ContainingType.Name, method.Name) switch
        {
            ("List" or "ImmutableList" or "Array", "ForEach") => true,
            ("Parallel", "For" or "ForEach" or "ForEachAsync") => true,

            // Lazy, until something asks for all.
            ("Enumerable" or "ParallelEnumerable", "Select" or "SelectMany") =>
                invocation.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList" or "ToHashSet" or "ToDictionary" or "Sum" }
                    or CommonForEachStatementSyntax,
            _ => false,
        };
    }
}
