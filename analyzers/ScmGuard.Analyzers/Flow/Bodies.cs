using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Builds the control flow of the few bodies that a rule looks at, each once. For use by one thread.</summary>
internal sealed class Bodies(CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxNode, (Body Body, ControlFlowGraph Graph)?> _known = [];

    /// <summary>The innermost body around an operation, or null if the code is too malformed to have one.</summary>
    public Body? Around(IOperation step)
    {
        IOperation? function = null;
        var top = step;
        for (; top.Parent is { } parent; top = parent)
        {
            if (function is null && parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                function ??= parent;
            }
        }

        return (function is null ? OfRoot(top, step) : OfFunction(function, top, step))?.Body;
    }

    private (Body Body, ControlFlowGraph Graph)? OfRoot(IOperation root, IOperation step)
    {
        if (!_known.TryGetValue(root.Syntax, out var known))
        {
            known = Remember(root.Syntax, Graphs.Of(root, cancellationToken), Member(step), null);
        }

        return known;
    }

    private (Body Body, ControlFlowGraph Graph)? OfFunction(IOperation function, IOperation root, IOperation step)
    {
        if (_known.TryGetValue(function.Syntax, out var known))
        {
            return known;
        }

        IOperation? around = function.Parent;
        while (around is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            around = around.Parent;
        }

        if ((around is null ? OfRoot(root, step) : OfFunction(around, root, step)) is not { } outer)
        {
            return null;
        }

        return function switch
        {
            ILocalFunctionOperation local when outer.Graph.LocalFunctions.Contains(local.Symbol) =>
                Remember(function.Syntax, outer.Graph.GetLocalFunctionControlFlowGraph(local.Symbol, cancellationToken), local.Symbol, outer.Body),
            IAnonymousFunctionOperation anonymous when outer.Body.Paths.Lambda(function.Syntax) is { } lambda =>
                Remember(function.Syntax, outer.Graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), anonymous.Symbol, outer.Body),
            _ => null,
        };
    }

    /// <summary>The member around a step, past lambdas and local functions.</summary>
    private ISymbol? Member(IOperation step)
    {
        var symbol = step.SemanticModel?.GetEnclosingSymbol(step.Syntax.SpanStart, cancellationToken);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            symbol = symbol.ContainingSymbol;
        }

        return symbol;
    }

    private (Body Body, ControlFlowGraph Graph)? Remember(SyntaxNode syntax, ControlFlowGraph? graph, ISymbol? symbol, Body? outer)
    {
        (Body, ControlFlowGraph)? body = graph is null ? null : (new Body(syntax, symbol, outer, new Reachability(graph)), graph);
        _known[syntax] = body;
        return body;
    }
}
