using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>Finds out whether a boot file is signed after it was changed. What could be a signature counts as one.</summary>
internal sealed class BootFileSignatures(ZymbitCompilation zymbit, Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>How many methods deep a signature is searched for.</summary>
    private const int MaxDepth = 3;

    /// <summary>True if a change may be followed by a signature of the file: in the same member, in a method that it calls, or in a member that calls it.</summary>
    public bool IsSignedAfter(IOperation change, string file)
    {
        var member = Writes.ScopeOf(change.Syntax);
        return SignsIn(member, change.Syntax, file) || CallersOf(change).Any(call => SignsIn(Writes.ScopeOf(call.Syntax), call.Syntax, file));
    }

    private ImmutableArray<IInvocationOperation> CallersOf(IOperation change)
    {
        var symbol = change.SemanticModel?.GetEnclosingSymbol(change.Syntax.SpanStart, cancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol is IMethodSymbol method ? CallSites.Of(method, compilation, cancellationToken).Calls : ImmutableArray<IInvocationOperation>.Empty;
    }

    private bool SignsIn(SyntaxNode member, SyntaxNode change, string file)
    {
        var model = compilation.GetSemanticModel(member.SyntaxTree);
        foreach (var invocation in member.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            var isAfter = invocation.SpanStart >= change.Span.End || ShareLoop(invocation, change);
            if (isAfter && (IsSignature(invocation, model, file) || CalledSigns(invocation, model, MaxDepth, [])))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsSignature(InvocationExpressionSyntax invocation, SemanticModel model, string? file) =>
        zymbit.Recognize(invocation, model, cancellationToken).Any(call =>
            call.Operation.Id is ZymbitOperation.AddOrUpdateSupervisedBootFile or ZymbitOperation.RemoveSupervisedBootFile
            && (file is null
                || !call.TryGetArgument(ArgumentRole.BootFile, out var signed)
                || signed.TextOf(cancellationToken).Value is not { } text
                || text == file));

    private bool CalledSigns(InvocationExpressionSyntax invocation, SemanticModel model, int depth, HashSet<SyntaxNode> visited)
    {
        if (depth == 0 || model.GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        foreach (var reference in method.OriginalDefinition.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellationToken);
            if (!compilation.ContainsSyntaxTree(reference.SyntaxTree) || !visited.Add(declaration))
            {
                continue;
            }

            var home = compilation.GetSemanticModel(reference.SyntaxTree);
            if (declaration.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(inner =>
                IsSignature(inner, home, null) || CalledSigns(inner, home, depth - 1, visited)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ShareLoop(SyntaxNode one, SyntaxNode other) => one.Ancestors().Any(node =>
        node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && node.Span.Contains(other.Span));
}
