using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Fixpoint;
using ScmGuard.Analyzers.Flow.Taint;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Follows a value through a body, to the places where it must not get to.</summary>
/// <remarks>
/// Locals, parameters, builders and the framework's conversions are followed. What another method makes of the value is not known, so there the trail
/// ends. A lambda or a local function knows only of what holds the value as long as it lives.
/// </remarks>
internal static class TaintFlow
{
    /// <summary>The places that the value gets to.</summary>
    /// <param name="root">The body, as the semantic model has it.</param>
    /// <param name="source">Where the value comes from.</param>
    /// <param name="sinks">The places of a step that are looked for.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    public static IReadOnlyList<TaintSink> Reached(IOperation root, TaintSource source, Func<IOperation, IEnumerable<TaintSink>> sinks, CancellationToken cancellationToken)
    {
        var reached = new List<TaintSink>();
        try
        {
            foreach (var graph in Graphs.In(root, cancellationToken))
            {
                var problem = new TaintProblem(graph, source, sinks);
                var solution = ForwardFixpoint<TaintState>.Solve(graph, problem, TaintState.Clean, cancellationToken);
                foreach (var block in graph.Blocks)
                {
                    if (solution.Converged && !solution.Entries[block.Ordinal].Equals(TaintState.Unreached))
                    {
                        problem.Run(block, solution.Entries[block.Ordinal], reached);
                    }
                }
            }
        }
        catch (InsufficientExecutionStackException)
        {
            // Nested deeper than the compiler itself can follow: nothing is known.
            return [];
        }

        return reached;
    }
}
