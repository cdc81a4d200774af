using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using ScmGuard.Analyzers.Flow.Fixpoint;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>In which stages the things of a graph can be where, as a data flow problem.</summary>
/// <remarks>
/// An exception that a call throws is followed to the handlers around it, and through finally regions. One that nothing in the body catches is no way out
/// of it: only what the code spells out, a return, a throw, the end, is asked whether it leaves something open.
/// </remarks>
internal sealed class TypestateProblem(Layout layout, BodyScope scope, CancellationToken cancellationToken) : FlowProblem<Configurations>
{
    private const int ByException = 1;

    /// <inheritdoc />
    public override Configurations Unreached => Configurations.None;

    /// <inheritdoc />
    public override long Height => Configurations.Height;

    /// <inheritdoc />
    public override Configurations Join(Configurations left, Configurations right) => left.Join(right);

    /// <inheritdoc />
    public override FlowStep<Configurations> Step(BasicBlock block, Configurations entry)
    {
        if (entry == Configurations.Undecided)
        {
            return new FlowStep<Configurations>(entry, entry, entry);
        }

        var onCondition = new HashSet<Configuration>();
        var onFallThrough = new HashSet<Configuration>();
        var onThrow = new HashSet<Configuration>();
        var thrown = LeavesFrom(block.EnclosingRegion) ? null : onThrow;
        foreach (var configuration in entry.All)
        {
            var reader = new StepReader(layout, scope, configuration, thrown, null, cancellationToken);
            if (Read(block, reader))
            {
                Branch(block, reader, onCondition, onFallThrough, onThrow);
            }
        }

        return new FlowStep<Configurations>(Configurations.Of(onCondition), Configurations.Of(onFallThrough), Configurations.Of(onThrow));
    }

    /// <summary>Takes down what is wrong in a block.</summary>
    public void Record(BasicBlock block, Configurations entry, TypestateRecord record)
    {
        foreach (var configuration in entry.All)
        {
            var reader = new StepReader(layout, scope, configuration, null, record, cancellationToken);
            if (Read(block, reader))
            {
                CheckLeaving(block, reader);
            }
        }
    }

    /// <inheritdoc />
    public override Configurations Leave(ControlFlowRegion region, Configurations state) => region.Locals.IsEmpty && region.CaptureIds.IsEmpty
        ? state
        : state.Select(configuration =>
        {
            foreach (var local in region.Locals)
            {
                configuration = layout.CellOf((object)local) is { } cell ? configuration.With(cell, 0) : configuration;
            }

            foreach (var capture in region.CaptureIds)
            {
                configuration = layout.CellOf((object)capture) is { } cell ? configuration.With(cell, 0) : configuration;
            }

            return configuration;
        });

    /// <inheritdoc />
    public override Configurations EnterFinally(ControlFlowBranch branch, ControlFlowRegion region, Configurations state) =>
        state.Select(configuration => configuration.With(layout.EntryOf(region), Way(branch)));

    /// <inheritdoc />
    public override Configurations AfterFinally(ControlFlowBranch branch, ControlFlowRegion region, Configurations before, Configurations end) =>
        before == Configurations.Undecided ? before
        : before.All.Count == 0 ? Configurations.None
        : end.Select(configuration => configuration[layout.EntryOf(region)] == Way(branch) ? configuration.With(layout.EntryOf(region), 0) : null);

    /// <inheritdoc />
    public override Configurations EnterHandler(ControlFlowRegion handler, Configurations state) => handler.Kind == ControlFlowRegionKind.Finally
        ? state.Select(configuration => configuration.With(layout.EntryOf(handler), ByException))
        : state.Select(configuration => configuration.With(layout.Throwing, 0));

    /// <inheritdoc />
    public override Configurations Unwind(ControlFlowRegion region, Configurations end) =>
        end.Select(configuration => configuration[layout.EntryOf(region)] == ByException ? configuration.With(layout.EntryOf(region), 0) : null);

    /// <summary>Runs a block up to its branch.</summary>
    /// <returns>False if the code ends before.</returns>
    private static bool Read(BasicBlock block, StepReader reader)
    {
        foreach (var operation in block.Operations)
        {
            reader.Read(operation);
            if (reader.HasEnded)
            {
                return false;
            }
        }

        var value = reader.Read(block.BranchValue);
        if (block is { BranchValue: { } returned, ConditionKind: ControlFlowConditionKind.None, FallThroughSuccessor.Semantics: ControlFlowBranchSemantics.Return } && !reader.HasEnded)
        {
            reader.Keep(value, string.Empty, returned.Syntax);
        }

        return !reader.HasEnded;
    }

    private void Branch(BasicBlock block, StepReader reader, HashSet<Configuration> onCondition, HashSet<Configuration> onFallThrough, HashSet<Configuration> onThrow)
    {
        if (block is { BranchValue: { } condition, ConditionKind: not ControlFlowConditionKind.None })
        {
            var holds = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            var other = new StepReader(layout, scope, reader.Current, null, null, cancellationToken);
            if (reader.Assume(condition, holds))
            {
                onCondition.Add(reader.End);
            }

            if (other.Assume(condition, !holds))
            {
                onFallThrough.Add(other.End);
            }

            return;
        }

        switch (block.FallThroughSuccessor?.Semantics)
        {
            case ControlFlowBranchSemantics.Throw:
                onThrow.Add(reader.End.With(layout.Throwing, 1));
                break;
            case ControlFlowBranchSemantics.Rethrow:
                onThrow.Add(reader.End);
                break;
            default:
                onFallThrough.Add(reader.End);
                break;
        }
    }

    private void CheckLeaving(BasicBlock block, StepReader reader)
    {
        var branch = block.ConditionKind == ControlFlowConditionKind.None ? block.FallThroughSuccessor : null;
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Return when branch.FinallyRegions.IsEmpty:
                reader.Things.CheckEnd(block.BranchValue?.Syntax.FirstAncestorOrSelf<ReturnStatementSyntax>());
                break;
            case ControlFlowBranchSemantics.Throw when LeavesFrom(block.EnclosingRegion):
                reader.Things.CheckEnd(block.BranchValue?.Syntax.Parent);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling when EndedFinally(block) is { } ended:
                var end = reader.Current;
                if (end[layout.EntryOf(ended)] == ByException && end[layout.Throwing] == 1 && LeavesFrom(ended.EnclosingRegion))
                {
                    reader.Things.CheckEnd(null);
                }

                break;
            case null when block.Kind == BasicBlockKind.Exit:
                reader.Things.CheckEnd(null);
                break;
        }
    }

    private static int Way(ControlFlowBranch branch) => 2 + (2 * branch.Source.Ordinal) + (branch.IsConditionalSuccessor ? 1 : 0);

    /// <summary>True if no handler of the graph is around a region: what is thrown there leaves the body.</summary>
    private bool LeavesFrom(ControlFlowRegion? region)
    {
        for (; region is not null && region != layout.Graph.Root; region = region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
            {
                return false;
            }
        }

        return true;
    }

    private ControlFlowRegion? EndedFinally(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null && region != layout.Graph.Root; region = region.EnclosingRegion)
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
}
