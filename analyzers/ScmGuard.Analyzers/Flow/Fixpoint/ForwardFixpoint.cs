using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ScmGuard.Analyzers.Flow.Fixpoint;

/// <summary>Solves a <see cref="FlowProblem{TState}"/> by passes over the blocks that still have something to say.</summary>
/// <remarks>
/// <para>The cap: a pass runs at least one block, and a block is run only after its entry state, or the end of a finally region that it runs through,
/// grew. Each grows at most <see cref="FlowProblem{TState}.Height"/> times, and there are no more such regions than blocks. So twice blocks times
/// height passes are always enough.</para>
/// <para>Exceptions are edges here, although the compiler's graph leaves them out: what may leave a block by an exception enters every handler
/// around it, and runs through every finally region on its way. A branch that runs through a finally region goes on with its own state, not with that
/// of the other branches.</para>
/// </remarks>
internal sealed class ForwardFixpoint<TState>
    where TState : IEquatable<TState>
{
    private readonly ControlFlowGraph _graph;
    private readonly FlowProblem<TState> _problem;
    private readonly TState[] _entries;
    private readonly bool[] _pending;
    private readonly Dictionary<ControlFlowRegion, FinallyRegion> _finally = [];
    private int _pendingCount;

    private ForwardFixpoint(ControlFlowGraph graph, FlowProblem<TState> problem)
    {
        _graph = graph;
        _problem = problem;
        _entries = new TState[graph.Blocks.Length];
        _pending = new bool[graph.Blocks.Length];
        for (var ordinal = 0; ordinal < _entries.Length; ordinal++)
        {
            _entries[ordinal] = problem.Unreached;
        }
    }

    /// <summary>Solves a problem.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="entry">The state at the graph's entry.</param>
    /// <param name="cancellationToken">Cancels between blocks.</param>
    public static FlowSolution<TState> Solve(ControlFlowGraph graph, FlowProblem<TState> problem, TState entry, CancellationToken cancellationToken) =>
        new ForwardFixpoint<TState>(graph, problem).Solve(entry, cancellationToken);

    private FlowSolution<TState> Solve(TState entry, CancellationToken cancellationToken)
    {
        var cap = 2 * _graph.Blocks.Length * _problem.Height;
        var passes = 0L;
        Enter(0, entry);
        while (_pendingCount > 0 && passes < cap)
        {
            passes++;
            foreach (var block in _graph.Blocks)
            {
                if (_pending[block.Ordinal])
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    _pending[block.Ordinal] = false;
                    _pendingCount--;
                    Run(block);
                }
            }
        }

        return new FlowSolution<TState>(ImmutableArray.Create(_entries), passes, _pendingCount == 0);
    }

    private void Run(BasicBlock block)
    {
        var step = _problem.Step(block, _entries[block.Ordinal]);
        Throw(block.EnclosingRegion, step.OnThrow);
        Follow(block, block.ConditionalSuccessor, step.OnCondition);
        Follow(block, block.FallThroughSuccessor, step.OnFallThrough);
    }

    private void Follow(BasicBlock block, ControlFlowBranch? branch, TState state)
    {
        if (branch is null)
        {
            return;
        }

        if (branch.Destination is not { } destination)
        {
            if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling && EndedFinally(block) is { } ended)
            {
                End(ended, state);
                Throw(ended.EnclosingRegion, _problem.Unwind(ended, state));
            }

            return;
        }

        foreach (var region in branch.FinallyRegions)
        {
            Enter(region.FirstBlockOrdinal, _problem.EnterFinally(branch, region, state));
            var known = Of(region);
            known.RunThroughBy.Add(block.Ordinal);
            state = _problem.AfterFinally(branch, region, state, known.End);
        }

        foreach (var region in branch.LeavingRegions)
        {
            state = _problem.Leave(region, state);
        }

        Enter(destination.Ordinal, state);
    }

    private void Enter(int ordinal, TState state)
    {
        var joined = _problem.Join(_entries[ordinal], state);
        if (!joined.Equals(_entries[ordinal]))
        {
            _entries[ordinal] = joined;
            Again(ordinal);
        }
    }

    private void End(ControlFlowRegion region, TState state)
    {
        var known = Of(region);
        var joined = _problem.Join(known.End, state);
        if (!joined.Equals(known.End))
        {
            known.End = joined;
            foreach (var ordinal in known.RunThroughBy)
            {
                Again(ordinal);
            }
        }
    }

    private void Again(int ordinal)
    {
        if (!_pending[ordinal])
        {
            _pending[ordinal] = true;
            _pendingCount++;
        }
    }

    private FinallyRegion Of(ControlFlowRegion region)
    {
        if (!_finally.TryGetValue(region, out var known))
        {
            known = new FinallyRegion(_problem.Unreached);
            _finally.Add(region, known);
        }

        return known;
    }

    /// <summary>Leads an exception to the catch, filter and finally regions that it can get to: the first finally region takes it in, and lets it go on at its end.</summary>
    private void Throw(ControlFlowRegion? from, TState state)
    {
        // The regions of a nested function end at its root; the ones around that belong to another graph.
        for (var region = from; region is not null && region != _graph.Root; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } whole })
            {
                continue;
            }

            foreach (var handler in whole.NestedRegions)
            {
                if (handler != region)
                {
                    Enter(handler.FirstBlockOrdinal, _problem.EnterHandler(handler, state));
                }
            }

            if (whole.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                return;
            }
        }
    }

    /// <summary>The finally region whose end a block is, or null for the end of a filter.</summary>
    private ControlFlowRegion? EndedFinally(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null && region != _graph.Root; region = region.EnclosingRegion)
        {
            switch (region.Kind)
            {
                case ControlFlowRegionKind.Finally:
                    return region;
                case ControlFlowRegionKind.Filter:
                    return null;
            }
        }

        return null;
    }

    private sealed class FinallyRegion(TState end)
    {
        /// <summary>The state at the region's end.</summary>
        public TState End { get; set; } = end;

        /// <summary>The blocks with a branch through the region; they wait for its end.</summary>
        public HashSet<int> RunThroughBy { get; } = [];
    }
}
