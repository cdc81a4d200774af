using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
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
        if (armed.Count == 0)
        {
            return [];
        }

        var scope = new BodyScope(armed, new TrackedPlaces(root), zymbit, model, bystanders);
        var findings = new List<Finding>();
        foreach (var graph in Graphs.In(root, cancellationToken))
        {
            findings.AddRange(InGraph(graph, scope, givenUp, cancellationToken));
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
            problem.Record(block, solution.Entries[block.Ordinal], record);
        }

        return record.Findings;
    }
}
