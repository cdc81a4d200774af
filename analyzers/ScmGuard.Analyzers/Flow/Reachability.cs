using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Answers whether one step of a body can be followed by another. The ways that exceptions take are not followed.</summary>
internal sealed class Reachability
{
    private readonly ControlFlowGraph _graph;

    /// <summary>For each block its operations in the order in which they are evaluated.</summary>
    private readonly IOperation[][] _steps;

    private readonly Dictionary<SyntaxNode, Position> _positions = [];
    private readonly BitArray?[] _closures;
    private readonly Dictionary<(Position Start, SuccessRange Success), AfterCall> _facts = [];
    private readonly Dictionary<(int Condition, int Target), bool> _decisions = [];

    /// <summary>Where each place is written.</summary>
    private readonly Dictionary<object, List<Position>> _writes = new(Places.Comparer);

    private readonly bool _hasWayBack;

    public Reachability(ControlFlowGraph graph)
    {
        _graph = graph;
        _steps = new IOperation[graph.Blocks.Length][];
        _closures = new BitArray?[graph.Blocks.Length];
        foreach (var block in graph.Blocks)
        {
            var steps = new List<IOperation>();
            foreach (var operation in block.Operations)
            {
                AddInOrder(operation, steps);
            }

            if (block.BranchValue is { } value)
            {
                AddInOrder(value, steps);
            }

            _steps[block.Ordinal] = [.. steps];
            for (var index = 0; index < steps.Count; index++)
            {
                if (steps[index] is { IsImplicit: false } and (IInvocationOperation or IDynamicInvocationOperation or IFunctionPointerInvocationOperation or IObjectCreationOperation or IFlowAnonymousFunctionOperation))
                {
                    _positions[steps[index].Syntax] = new Position(block.Ordinal, index);
                }

                foreach (var place in Places.WrittenBy(steps[index]))
                {
                    if (!_writes.TryGetValue(place, out var positions))
                    {
                        _writes.Add(place, positions = []);
                    }

                    positions.Add(new Position(block.Ordinal, index));
                }
            }

            _hasWayBack |= Branches(block).Any(branch => branch.Destination?.Ordinal <= block.Ordinal);
        }
    }

    /// <summary>True if a step, an invocation or a lambda, is a part of the body.</summary>
    public bool Contains(SyntaxNode step) => _positions.ContainsKey(step);

    /// <summary>The lambda that a piece of syntax is in this body, or null.</summary>
    public IFlowAnonymousFunctionOperation? Lambda(SyntaxNode syntax) =>
        _positions.TryGetValue(syntax, out var position) ? _steps[position.Block][position.Index] as IFlowAnonymousFunctionOperation : null;

    /// <summary>True if a way leads from the body's start to a step.</summary>
    public bool LeadsFromStart(SyntaxNode to, Func<IOperation, bool> stops) =>
        _positions.TryGetValue(to, out var target) && Search(new State(0, 0, null, null), target, stops, null, Way.Any);

    /// <summary>True if a way leads from the body's start to its end, other than by an exception.</summary>
    public bool LeadsThrough(Func<IOperation, bool> stops) => Search(new State(0, 0, null, null), End, stops, null, Way.Any);

    /// <summary>True if a way leads from a step to the body's end, other than by an exception.</summary>
    public bool LeadsToEnd(SyntaxNode from, Func<IOperation, bool> stops, SuccessRange success) => Leads(from, End, stops, success, Way.Any);

    /// <summary>True if a way leads from a call that succeeded forward to another step.</summary>
    /// <remarks>
    /// A condition that compares the call's result is understood. One that decides about the way and depends on what was written
    /// meanwhile, or on what another method answers, is not: such a way does not count.
    /// </remarks>
    public bool LeadsForward(SyntaxNode from, SyntaxNode to, Func<IOperation, bool> stops, SuccessRange success) =>
        _positions.TryGetValue(to, out var target) && Leads(from, target, stops, success, Way.Forward);

    /// <summary>True if a loop leads from a call that succeeded to another step, or to the same one, in each of its rounds.</summary>
    /// <remarks>As <see cref="LeadsForward"/>; besides, no condition but the loop's own may decide whether a round gets there.</remarks>
    public bool LeadsRound(SyntaxNode from, SyntaxNode to, Func<IOperation, bool> stops, SuccessRange success) =>
        _hasWayBack && _positions.TryGetValue(to, out var target) && Leads(from, target, stops, success, Way.Round);

    /// <summary>True if a way may lead from a call that succeeded to another step, or to the same one again, whatever the conditions mean that are not about its result.</summary>
    public bool MayLead(SyntaxNode from, SyntaxNode to, SuccessRange success) =>
        _positions.TryGetValue(to, out var target) && Leads(from, target, static _ => false, success, Way.Any);

    private Position End => new(_graph.Blocks.Length - 1, 0);

    private bool Leads(SyntaxNode from, Position target, Func<IOperation, bool> stops, SuccessRange success, Way way)
    {
        if (!_positions.TryGetValue(from, out var start) || !IsAfter(target, start))
        {
            return false;
        }

        if (!_facts.TryGetValue((start, success), out var facts))
        {
            facts = new AfterCall(_steps[start.Block][start.Index], success, place => WritesAfter(start, place));
            _facts.Add((start, success), facts);
        }

        return Search(new State(start.Block, start.Index + 1, null, null), target, stops, facts, way);
    }

    private bool IsAfter(Position position, Position start) =>
        (position.Block == start.Block && position.Index > start.Index) || Successors(start.Block).Any(next => Closure(next)[position.Block]);

    private IEnumerable<IOperation> WritesAfter(Position start, object place) =>
        _writes.TryGetValue(place, out var writes)
            ? writes.Where(position => IsAfter(position, start)).Select(position => _steps[position.Block][position.Index])
            : [];

    private bool Search(State start, Position target, Func<IOperation, bool> stops, AfterCall? facts, Way way)
    {
        var seen = new HashSet<State>();
        var pending = new Stack<State>();
        pending.Push(start);
        while (pending.Count > 0)
        {
            var state = pending.Pop();
            if (!seen.Add(state))
            {
                continue;
            }

            var steps = _steps[state.Block];
            var holder = state.Holder;
            var open = true;
            for (var index = state.Index; index < steps.Length && open; index++)
            {
                if (target == new Position(state.Block, index))
                {
                    return true;
                }

                holder = facts?.HolderAfter(steps[index], holder);
                open = !stops(steps[index]);
            }

            if (!open)
            {
                continue;
            }

            // The last block is empty: to enter it is to reach the end.
            if (target == End && state.Block == target.Block)
            {
                return true;
            }

            foreach (var branch in OpenBranches(_graph.Blocks[state.Block], target, holder, facts, way))
            {
                foreach (var next in Follow(branch, state))
                {
                    // Blocks stand in the order of the text, so only a loop or a goto leads back.
                    if ((way != Way.Forward || next.Block > state.Block) && Closure(next.Block)[target.Block])
                    {
                        pending.Push(next with { Holder = holder });
                    }
                }
            }
        }

        return false;
    }

    private IEnumerable<ControlFlowBranch> OpenBranches(BasicBlock block, Position target, object? holder, AfterCall? facts, Way way)
    {
        var whenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue ? block.ConditionalSuccessor : block.FallThroughSuccessor;
        var whenFalse = block.ConditionKind == ControlFlowConditionKind.WhenTrue ? block.FallThroughSuccessor : block.ConditionalSuccessor;
        if (block.ConditionKind == ControlFlowConditionKind.None || block.BranchValue is not { } condition || whenTrue is null || whenFalse is null)
        {
            return block.FallThroughSuccessor is { } only ? [only] : [];
        }

        if (condition.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return [constant ? whenTrue : whenFalse];
        }

        // What a finally block cleans up is there.
        if (condition is IIsNullOperation && IsInFinally(block))
        {
            return [whenFalse];
        }

        if (facts?.Test(condition, holder) is { } test)
        {
            return (test.WhenTrue, test.WhenFalse) switch
            {
                (true, true) => [whenTrue, whenFalse],
                (true, false) => [whenTrue],
                (false, true) => [whenFalse],
                _ => [],
            };
        }

        if (facts is null || way == Way.Any)
        {
            return [whenTrue, whenFalse];
        }

        var isOpen = facts.IsOpenQuestion(condition) || (way == Way.Round && !IsLoopCondition(condition));
        return isOpen && Decides(block.Ordinal, whenTrue, whenFalse, target.Block) ? [] : [whenTrue, whenFalse];
    }

    /// <summary>True if only one of two branches gets to the target before it comes to the same condition again.</summary>
    private bool Decides(int condition, ControlFlowBranch whenTrue, ControlFlowBranch whenFalse, int target)
    {
        if (!_decisions.TryGetValue((condition, target), out var decides))
        {
            decides = From(Successors(whenTrue), condition)[target] != From(Successors(whenFalse), condition)[target];
            _decisions.Add((condition, target), decides);
        }

        return decides;
    }

    private static bool IsInFinally(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Finally)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True for the condition of a loop, written or, for a sequence, implied.</summary>
    private static bool IsLoopCondition(IOperation condition)
    {
        if (AfterCall.IsNextElement(condition))
        {
            return true;
        }

        var syntax = condition.Syntax;
        while (syntax.Parent is ExpressionSyntax parent)
        {
            syntax = parent;
        }

        return syntax.Parent switch
        {
            WhileStatementSyntax loop => loop.Condition == syntax,
            DoStatementSyntax loop => loop.Condition == syntax,
            ForStatementSyntax loop => loop.Condition == syntax,
            _ => false,
        };
    }

    /// <summary>Where a branch leads: first through the finally blocks that it leaves, and then to its destination.</summary>
    private IEnumerable<State> Follow(ControlFlowBranch branch, State state)
    {
        if (!branch.FinallyRegions.IsEmpty)
        {
            return [new State(branch.FinallyRegions[0].FirstBlockOrdinal, 0, null, new Resume(branch, 1, state.Resume))];
        }

        if (branch.Destination is { } destination)
        {
            return [new State(destination.Ordinal, 0, null, state.Resume)];
        }

        if (branch.Semantics != ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            return [];
        }

        return state.Resume is { } resume ? [AfterFinally(resume)] : AfterFinallyOf(branch.Source);
    }

    private static State AfterFinally(Resume resume) =>
        resume.Index < resume.Branch.FinallyRegions.Length
            ? new State(resume.Branch.FinallyRegions[resume.Index].FirstBlockOrdinal, 0, null, resume with { Index = resume.Index + 1 })
            : new State(resume.Branch.Destination!.Ordinal, 0, null, resume.Outer);

    /// <summary>A search that began inside a finally block goes on wherever a branch through that block leads.</summary>
    private IEnumerable<State> AfterFinallyOf(BasicBlock source)
    {
        foreach (var block in _graph.Blocks)
        {
            foreach (var branch in Branches(block))
            {
                for (var index = 0; index < branch.FinallyRegions.Length && branch.Destination is not null; index++)
                {
                    if (IsIn(source, branch.FinallyRegions[index]))
                    {
                        yield return AfterFinally(new Resume(branch, index + 1, null));
                    }
                }
            }
        }
    }

    /// <summary>The blocks that a block leads to, itself included.</summary>
    private BitArray Closure(int block) => _closures[block] ??= From([block], -1);

    /// <summary>The blocks that some blocks lead to, themselves included; one block is not passed.</summary>
    private BitArray From(IEnumerable<int> blocks, int barrier)
    {
        var reached = new BitArray(_steps.Length);
        var pending = new Stack<int>(blocks);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            if (!reached[next])
            {
                reached[next] = true;
                foreach (var successor in next == barrier ? [] : Successors(next))
                {
                    pending.Push(successor);
                }
            }
        }

        return reached;
    }

    private IEnumerable<int> Successors(int block)
    {
        foreach (var branch in Branches(_graph.Blocks[block]))
        {
            foreach (var next in Successors(branch))
            {
                yield return next;
            }
        }
    }

    private IEnumerable<int> Successors(ControlFlowBranch branch)
    {
        foreach (var region in branch.FinallyRegions)
        {
            yield return region.FirstBlockOrdinal;
        }

        if (branch.Destination is { } destination)
        {
            yield return destination.Ordinal;
        }
        else if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            foreach (var state in AfterFinallyOf(branch.Source))
            {
                yield return state.Block;
            }
        }
    }

    private static IEnumerable<ControlFlowBranch> Branches(BasicBlock block)
    {
        if (block.ConditionalSuccessor is { } conditional)
        {
            yield return conditional;
        }

        if (block.FallThroughSuccessor is { } next)
        {
            yield return next;
        }
    }

    private static bool IsIn(BasicBlock block, ControlFlowRegion region) => region.FirstBlockOrdinal <= block.Ordinal && block.Ordinal <= region.LastBlockOrdinal;

    /// <summary>Operands before what is made of them, without recursion: a sum can have thousands of terms.</summary>
    private static void AddInOrder(IOperation operation, List<IOperation> steps)
    {
        var first = steps.Count;
        var pending = new Stack<IOperation>();
        pending.Push(operation);
        while (pending.Count > 0)
        {
            var step = pending.Pop();
            steps.Add(step);
            foreach (var child in step.ChildOperations)
            {
                pending.Push(child);
            }
        }

        steps.Reverse(first, steps.Count - first);
    }

    private enum Way
    {
        /// <summary>Every way that the graph shows.</summary>
        Any,

        /// <summary>Within one round of every loop.</summary>
        Forward,

        /// <summary>Also from one round of a loop to the next, where each round goes it.</summary>
        Round,
    }

    private readonly record struct Position(int Block, int Index);

    /// <param name="Block">The block.</param>
    /// <param name="Index">The next step in it.</param>
    /// <param name="Holder">The symbol or flow capture that holds the first call's result.</param>
    /// <param name="Resume">Where to go on after the finally block that the search is in.</param>
    private readonly record struct State(int Block, int Index, object? Holder, Resume? Resume);

    /// <param name="Branch">A branch that leaves finally blocks.</param>
    /// <param name="Index">How many of them have begun.</param>
    /// <param name="Outer">The same for the finally block around it.</param>
    private sealed record Resume(ControlFlowBranch Branch, int Index, Resume? Outer);
}
