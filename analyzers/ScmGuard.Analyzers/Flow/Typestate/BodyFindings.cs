using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow.Fixpoint;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>Follows one body, with the lambdas and local functions in it, each a graph of its own that starts with nothing known.</summary>
internal static class BodyFindings
{
    /// <summary>What is wrong in a body.</summary>
    /// <param name="root">The body, as the semantic model has it.</param>
    /// <param name="zymbit">Recognises calls.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="bystanders">The methods that only look.</param>
    /// <param name="givenUp">Called for a graph with too many ways to tell apart.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    public static IReadOnlyList<Finding> Of(IOperation root, ZymbitCompilation zymbit, SemanticModel model, Bystanders bystanders, Action givenUp, CancellationToken cancellationToken)
    {
        var called = new HashSet<ZymbitOperation>();
        foreach (var invocation in root.Syntax.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
        {
            if (zymbit.TryRecognize(invocation, model, cancellationToken) is { } call)
            {
                called.Add(call.Operation.Id);
            }
        }

        var armed = Protocols.All.Where(protocol => protocol.Arming.Any(called.Contains)).ToList();
        if (armed.Count == 0 || GraphOf(root, cancellationToken) is not { } outermost)
        {
            return [];
        }

        var scope = new BodyScope(armed, new TrackedPlaces(root), zymbit, model, bystanders);
        var findings = new List<Finding>();
        var pending = new Stack<ControlFlowGraph>();
        pending.Push(outermost);
        while (pending.Count > 0)
        {
            var graph = pending.Pop();
            findings.AddRange(InGraph(graph, scope, givenUp, cancellationToken));
            foreach (var nested in NestedIn(graph, cancellationToken))
            {
                pending.Push(nested);
            }
        }

        return findings;
    }

    private static IEnumerable<Finding> InGraph(ControlFlowGraph graph, BodyScope scope, Action givenUp, CancellationToken cancellationToken)
    {
        var layout = new Layout(graph, scope.Tracked, scope.Protocols, scope.Zymbit, scope.Model, cancellationToken);
        if (layout.IsOutOfReach)
        {
            return [];
        }

        var problem = new TypestateProblem(layout, scope, cancellationToken);
        var solution = ForwardFixpoint<Configurations>.Solve(graph, problem, Configurations.Of([layout.Start()]), cancellationToken);
        if (!solution.Converged || solution.Entries.Contains(Configurations.Undecided))
        {
            givenUp();
            return [];
        }

        var record = new TypestateRecord();
        foreach (var block in graph.Blocks)
        {
            problem.Run(block, solution.Entries[block.Ordinal], record);
        }

        return record.Findings;
    }

    private static ControlFlowGraph? GraphOf(IOperation root, CancellationToken cancellationToken) => root switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
        IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
        _ => null,
    };

    private static IEnumerable<ControlFlowGraph> NestedIn(ControlFlowGraph graph, CancellationToken cancellationToken)
    {
        foreach (var function in graph.LocalFunctions)
        {
            yield return graph.GetLocalFunctionControlFlowGraph(function, cancellationToken);
        }

        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            {
                foreach (var lambda in operation.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>())
                {
                    yield return graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
                }
            }
        }
    }
}
