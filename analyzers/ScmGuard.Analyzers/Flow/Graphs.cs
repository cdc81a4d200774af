using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Builds the control flow graphs of a body: its own, and those of the lambdas and local functions in it.</summary>
internal static class Graphs
{
    private static readonly ConditionalWeakTable<IOperation, ControlFlowGraph> _known = new();
    private static readonly ConditionalWeakTable<ControlFlowGraph, IReadOnlyList<ControlFlowGraph>> _nested = new();

    /// <summary>The graph of a body, or null for what is none. Built once for all rules.</summary>
    /// <param name="root">The body, as the semantic model has it.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static ControlFlowGraph? Of(IOperation root, CancellationToken cancellationToken) =>
        _known.TryGetValue(root, out var known) ? known
        : Build(root, cancellationToken) is { } graph ? _known.GetValue(root, _ => graph)
        : null;

    private static ControlFlowGraph? Build(IOperation root, CancellationToken cancellationToken) => root switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
        _ => null,
    };

    /// <summary>The graph of a body and all graphs in it.</summary>
    public static IEnumerable<ControlFlowGraph> In(IOperation root, CancellationToken cancellationToken)
    {
        var pending = new Stack<ControlFlowGraph>();
        if (Of(root, cancellationToken) is { } outermost)
        {
            pending.Push(outermost);
        }

        while (pending.Count > 0)
        {
            var graph = pending.Pop();
            yield return graph;
            foreach (var nested in NestedIn(graph, cancellationToken))
            {
                pending.Push(nested);
            }
        }
    }

    /// <summary>The operations of a block, the one that decides its branch among them.</summary>
    public static IEnumerable<IOperation> Steps(BasicBlock block) => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;

    private static IReadOnlyList<ControlFlowGraph> NestedIn(ControlFlowGraph graph, CancellationToken cancellationToken) =>
        _nested.GetValue(graph, around =>
        [
            .. around.LocalFunctions.Select(function => around.GetLocalFunctionControlFlowGraph(function, cancellationToken)),
            .. around.Blocks.SelectMany(Steps).SelectMany(static step => step.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>()
                .Select(lambda => around.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken)),
        ]);
}
