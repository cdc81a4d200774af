using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Which methods can tell their callers anything about the unit: only those are worth a control flow graph.</summary>
/// <remarks>
/// A method tells something if the firmware is looked at below it (<see cref="FirmwareMentions"/>), if it is so short that it is one answer, or if it does
/// not come back. That a longer method always gives the same answer, or hides its end behind two more calls, is not seen.
/// </remarks>
/// <param name="compilation">The compilation.</param>
/// <param name="modelOf">The models of its files.</param>
internal sealed class TellingBodies(Compilation compilation, Func<SyntaxTree, SemanticModel> modelOf)
{
    /// <summary>A method whose last call is a method whose last call does not come back.</summary>
    private const int Reach = 3;

    private readonly ConcurrentDictionary<SyntaxNode, bool> _short = new();
    private readonly FirmwareMentions _mentions = FirmwareMentions.Of(compilation);

    /// <summary>True if a method is worth reading.</summary>
    /// <param name="method">The method.</param>
    /// <param name="declaration">Its declaration, with its body.</param>
    /// <param name="inquiry">The question. It may be too deep in the code already to get to where the firmware is looked at.</param>
    public bool MayTell(IMethodSymbol method, SyntaxNode declaration, Inquiry inquiry)
    {
        var name = method.MethodKind switch
        {
            MethodKind.Constructor => method.ContainingType.Name,
            _ => method.AssociatedSymbol?.Name ?? method.Name,
        };
        return inquiry.MayReach(_mentions.DistanceOf(name, inquiry.CancellationToken)) || TellsByItself(declaration, Reach, inquiry.CancellationToken);
    }

    private bool TellsByItself(SyntaxNode declaration, int reach, CancellationToken cancellationToken)
    {
        if (!_short.TryGetValue(declaration, out var tells))
        {
            tells = BodyOf(declaration) is not { Statements: [_, .., var last] statements } body
                || statements.Any(NeverEnds)
                || IsOneAnswer(body)
                || (reach > 0 && IsCall(last) && EndsIn(last, reach - 1, cancellationToken));
            _short.TryAdd(declaration, tells);
        }

        return tells;
    }

    private static BlockSyntax? BodyOf(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => method.Body,
        AccessorDeclarationSyntax accessor => accessor.Body,
        _ => null,
    };

    private static bool NeverEnds(StatementSyntax statement) => statement switch
    {
        ThrowStatementSyntax => true,
        WhileStatementSyntax { Condition: LiteralExpressionSyntax } or DoStatementSyntax { Condition: LiteralExpressionSyntax } or ForStatementSyntax { Condition: null } => true,
        IfStatementSyntax { Statement: var then, Else.Statement: var otherwise } => NeverEnds(then) && NeverEnds(otherwise),
        BlockSyntax block => block.Statements.Any(NeverEnds),
        TryStatementSyntax attempt => NeverEnds(attempt.Block) || (attempt.Finally is { Block: var last } && NeverEnds(last)),
        UsingStatementSyntax { Statement: var inner } => NeverEnds(inner),
        LockStatementSyntax { Statement: var inner } => NeverEnds(inner),
        CheckedStatementSyntax { Block: var inner } => NeverEnds(inner),
        _ => false,
    };

    /// <summary>True if every way out of a body returns the same text of an expression.</summary>
    private static bool IsOneAnswer(BlockSyntax body)
    {
        var answers = body
            .DescendantNodes(static node => node is not (ExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>()
            .Select(static way => way.Expression is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax or DefaultExpressionSyntax ? way.Expression.ToString() : null)
            .Distinct()
            .ToList();
        return answers is [not null];
    }

    private static bool IsCall(StatementSyntax statement) => statement is
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AwaitExpressionSyntax { Expression: InvocationExpressionSyntax } }
        or ReturnStatementSyntax { Expression: InvocationExpressionSyntax };

    private bool EndsIn(StatementSyntax last, int reach, CancellationToken cancellationToken)
    {
        var call = last.DescendantNodes().OfType<InvocationExpressionSyntax>().First();
        return modelOf(last.SyntaxTree).GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
            && (NoReturn.Always(method) || (Callee.Of(method, compilation, cancellationToken) is { } declaration && TellsByItself(declaration, reach, cancellationToken)));
    }
}
